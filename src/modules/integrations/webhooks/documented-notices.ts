import { documentWebhooks } from '../../../kernel/http/documented-webhooks.js';
import { EVENT_CATALOGUE, PING } from './event-catalogue.js';
import type { AnnouncedEvent } from './event-fields.js';

const TIMESTAMP = '2026-03-02T01:00:00.000Z';
const ID = '01990a6e-7b1c-7c3e-9d52-0f6a4b8e2d60';
const PING_DATA: AnnouncedEvent = {
  summary: 'A test ping',
  description: 'Somebody tries out the subscription with POST /webhook-subscriptions/{id}/pings.',
  fields: {
    subscriptionId: { type: 'string', format: 'uuid', description: 'Id of the subscription.', examples: [ID] },
  },
};

const HEADERS = [
  header('webhook-id', 'Id of the notice, the same in every attempt: what came already may be ignored.', ID),
  header(
    'webhook-timestamp',
    'When this attempt was made, in seconds since 1970; refuse what is minutes old.',
    '1772413200',
  ),
  header(
    'webhook-signature',
    'Signatures, separated by spaces, two while a secret is being rotated; one that fits is enough.',
    'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
  ),
];

/** No body is asked for; of one that comes the beginning is kept for the log. */
const PROBLEM = {
  type: 'object',
  properties: {
    type: { type: 'string', description: 'Kind of problem.', examples: ['about:blank'] },
    title: { type: 'string', description: 'What is wrong.', examples: ['Gone'] },
  },
};
const RESPONSES = {
  '2XX': { description: 'Taken. Any other answer, or none in time, is tried again for about a day.' },
  '410': {
    description: 'Never again: the subscription is disabled. A body is not needed.',
    content: { 'application/problem+json': { schema: PROBLEM } },
  },
};

documentWebhooks(
  Object.fromEntries(
    [...EVENT_CATALOGUE, [PING, PING_DATA] as const].map(([type, event]) => [type, itemOf(type, event)]),
  ),
);

function itemOf(type: string, { summary, description, fields }: AnnouncedEvent): object {
  const example = Object.fromEntries(
    Object.entries(fields).map(([name, { examples, enum: values }]) => [name, (examples ?? values ?? [])[0]]),
  );
  const data = { type: 'object', description: 'What it is about.', required: Object.keys(fields), properties: fields };
  const properties = {
    type: { type: 'string', const: type, description: 'Kind of event.' },
    timestamp: { type: 'string', format: 'date-time', description: 'When it happened.', examples: [TIMESTAMP] },
    data,
  };
  const schema = { type: 'object', required: Object.keys(properties), properties };
  const content = { 'application/json': { schema, example: { type, timestamp: TIMESTAMP, data: example } } };
  const operationId = type.replace(/(^|[.-])(\w)/g, (_, _joint, letter: string) => letter.toUpperCase());
  const post = { operationId: `receive${operationId}`, tags: ['Webhooks'], summary, description, security: [] };
  return { post: { ...post, parameters: HEADERS, requestBody: { required: true, content }, responses: RESPONSES } };
}

function header(name: string, description: string, example: string): object {
  return { name, in: 'header', required: true, description, schema: { type: 'string', examples: [example] } };
}
