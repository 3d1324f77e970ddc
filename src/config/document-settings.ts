/** The settings of official documents, which are part of `SETTINGS`. */
export const DOCUMENT_SETTINGS = {
  DOCUMENT_PAPER: {
    default: 'A4',
    meaning: 'Paper of official documents: A4, or F4 for what offices call folio (215 × 330 mm).',
  },
  DOCUMENT_PLACE: {
    default: '',
    meaning: 'Place that stands before the day above signatures, e.g. Panaragan; empty leaves it out.',
  },
  DOCUMENT_SIGNER: {
    default: 'none',
    meaning:
      'Who seals issued documents: none, p12 (a certificate and key of your own, PAdES) or bsre (the client service of BSrE).',
  },
  DOCUMENT_P12_PATH: {
    default: '',
    meaning:
      'Path of the PKCS#12 file (.p12, .pfx) with certificate and key for DOCUMENT_SIGNER=p12. A certificate that is not valid stops the start.',
  },
  DOCUMENT_P12_PASSWORD: {
    default: '',
    meaning: 'Password of that file. Better as a file: DOCUMENT_P12_PASSWORD_FILE.',
  },
  DOCUMENT_BSRE_URL: {
    default: '',
    meaning:
      'Address of the client service of BSrE for DOCUMENT_SIGNER=bsre, e.g. https://esign.example.go.id. In production with https, unless it is on this machine.',
  },
  DOCUMENT_BSRE_USER: {
    default: '',
    meaning: 'Name with which that service lets us in.',
  },
  DOCUMENT_BSRE_PASSWORD: {
    default: '',
    meaning: 'Password for that. Better as a file: DOCUMENT_BSRE_PASSWORD_FILE.',
  },
  DOCUMENT_BSRE_NIK: {
    default: '',
    meaning: 'NIK to which the certificate for the seal belongs, 16 digits.',
  },
  DOCUMENT_BSRE_PASSPHRASE: {
    default: '',
    meaning:
      'Passphrase of that certificate. Better as a file: DOCUMENT_BSRE_PASSPHRASE_FILE. It is never kept or logged.',
  },
  DOCUMENT_BSRE_TIMEOUT_MS: {
    default: '30000',
    meaning: 'How long that service may take for one document, in milliseconds.',
  },
  DOCUMENT_BATCH_DAYS: {
    default: '7',
    meaning: 'Days for which the archive of a batch of documents can be fetched.',
  },
} as const;
