import { createHash } from 'node:crypto';
import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Open } from '../../../kernel/auth/route.decorators.js';
import { escapeHtml, htmlPage } from '../../../kernel/http/html-page.js';
import { currentContext } from '../../../kernel/http/request-context.js';
import { type Bilingual, type Language, say } from '../../../kernel/i18n/language.js';
import { shownCode, typedCode } from '../domain/verification-code.js';
import { dayInWords } from '../forms/words.js';
import { VERIFICATION_PATH } from '../register/document-settings.js';
import { DocumentVerification, type VerifiedDocument } from './document-verification.js';
import { CODE_PARAM } from './verification.controller.js';
import { DocumentVerificationQuery } from './verification.request.js';
import { KIND_NAMES, PAGE_TEXTS, SEAL_TEXTS, STATE_TEXTS } from './verification-texts.js';

/** Fills in the fingerprint of a chosen file, which stays where it is. */
const SCRIPT = `const file=document.getElementById('file'),field=document.getElementById('sha256');
if(window.crypto&&crypto.subtle){file.hidden=false;file.addEventListener('change',async()=>{const bytes=await file.files[0].arrayBuffer();
const hash=new Uint8Array(await crypto.subtle.digest('SHA-256',bytes));
field.value=Array.from(hash,(byte)=>byte.toString(16).padStart(2,'0')).join('');field.form.submit()})}`;
const SCRIPT_HASH = createHash('sha256').update(SCRIPT).digest('base64');
const POLICY = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${SCRIPT_HASH}'; form-action 'self'; frame-ancestors 'none'`;
const STYLE = `<style>body{font:1rem/1.5 sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem;color:#111}
.state{border-left:.5rem solid;padding:.25rem 1rem}.GENUINE{border-color:#187a3c}.REPLACED{border-color:#9a6700}
.ANNULLED,.UNKNOWN{border-color:#b42318}dt{color:#555}dd{margin:0 0 .5rem}input[type=text]{width:100%;font-family:monospace}
.file{font-weight:bold}</style>`;

@ApiTags('Documents')
@Controller(VERIFICATION_PATH.slice(1))
export class VerificationPageController {
  constructor(private readonly verification: DocumentVerification) {}

  /** The page to which the QR code of a document leads: whether it is genuine, for people, in the language of the reader. */
  @Get(':code')
  @Open()
  @ApiParam(CODE_PARAM)
  @ApiProduces('text/html')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Content-Security-Policy', POLICY)
  @Header('Cache-Control', 'no-store')
  @Header('Referrer-Policy', 'no-referrer')
  async showDocumentVerification(
    @Param('code') code: string,
    @Query() { sha256 }: DocumentVerificationQuery,
  ): Promise<string> {
    const found = await this.verification.verify(code, sha256);
    const { language } = currentContext();
    const other: Language = language === 'id' ? 'en' : 'id';
    const { title, text } = STATE_TEXTS[found.state];
    const body = [
      `<h1>${html(PAGE_TEXTS.heading, language)}</h1>`,
      `<div class="state ${found.state}" role="status"><h2>${html(title, language)}</h2><p>${html(text, language)}</p></div>`,
      `<p lang="${other}"><strong>${html(title, other)}.</strong> ${html(text, other)}</p>`,
      factsOf(found, shownCode(typedCode(code) ?? code.slice(0, 40)), language),
      found.state === 'UNKNOWN' ? '' : fileCheck(found, sha256, language),
      `<p><small>${html(PAGE_TEXTS.privacy, language)}</small></p>`,
    ];
    return htmlPage(language, say(PAGE_TEXTS.heading, language), STYLE, body.join('\n'));
  }
}

const html = (text: Bilingual, language: Language): string => escapeHtml(say(text, language));

function factsOf(found: VerifiedDocument, code: string, language: Language): string {
  const { kind, number, issuer, issuedOn, pages, sealedWith } = found;
  const day = issuedOn && (language === 'id' ? dayInWords(issuedOn) : issuedOn);
  const facts: [Bilingual, string | null][] = [
    [PAGE_TEXTS.kind, kind && say(KIND_NAMES[kind], language)],
    [PAGE_TEXTS.number, number],
    [PAGE_TEXTS.issuer, issuer],
    [PAGE_TEXTS.issuedOn, day],
    [PAGE_TEXTS.pages, pages === null ? null : String(pages)],
    [PAGE_TEXTS.seal, sealedWith && say(SEAL_TEXTS[sealedWith], language)],
    [PAGE_TEXTS.code, code],
  ];
  const shown = facts.flatMap(([label, value]) =>
    value === null ? [] : [`<dt>${html(label, language)}</dt><dd>${escapeHtml(value)}</dd>`],
  );
  return `<dl>${shown.join('')}</dl>`;
}

function fileCheck({ isFileGenuine }: VerifiedDocument, asked: string | undefined, language: Language): string {
  const compared = isFileGenuine === null ? PAGE_TEXTS.gone : isFileGenuine ? PAGE_TEXTS.same : PAGE_TEXTS.changed;
  const said = asked === undefined ? '' : html(compared, language);
  return `<h2>${html(PAGE_TEXTS.fileHeading, language)}</h2><p class="file" role="status">${said}</p>
<p>${html(PAGE_TEXTS.fileText, language)}</p><input id="file" type="file" accept="application/pdf" hidden>
<form method="get"><label for="sha256">${html(PAGE_TEXTS.fingerprint, language)}</label>
<input id="sha256" name="sha256" type="text" pattern="[0-9a-fA-F]{64}" required>
<button>${html(PAGE_TEXTS.check, language)}</button></form><script>${SCRIPT}</script>`;
}
