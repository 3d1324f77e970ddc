/*
 * The usual scaffold, the way tutorials write it: Nest on Express, TypeORM repositories with `find` and relations, the
 * ValidationPipe, the ClassSerializerInterceptor and passport-jwt with a shared secret. It does no more than these parts
 * do by themselves: no scope, no ETag, no audit, no request log.
 */
import 'reflect-metadata';
import { ClassSerializerInterceptor, ValidationPipe } from '@nestjs/common';
import { NestFactory, Reflector } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module.js';

const app = await NestFactory.create<NestExpressApplication>(AppModule);
app.setGlobalPrefix('api/v1', { exclude: ['health/ready'] });
app.useGlobalPipes(new ValidationPipe({ whitelist: true, transform: true }));
app.useGlobalInterceptors(new ClassSerializerInterceptor(app.get(Reflector)));
await app.listen(Number(process.env.PORT), '127.0.0.1');
