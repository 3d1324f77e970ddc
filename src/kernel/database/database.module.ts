import { Global, Logger, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import type { Connection } from './connection.js';
import { TracedConnection } from '../tracing/traced-connection.js';
import { Tracing } from '../tracing/tracing.js';
import { Database } from './database.js';
import { RowImages } from './row-images.js';

/** Gives every module the one `Database` and the images of its rows; the connection is opened before the application is made. */
@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(private readonly database: Database) {}

  static with(connection: Connection): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [
        {
          provide: Database,
          inject: [Tracing],
          useFactory: (tracing: Tracing) =>
            new Database(tracing.isOn ? new TracedConnection(connection, tracing) : connection),
        },
        RowImages,
      ],
      exports: [Database, RowImages],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.database.connection.close();
    new Logger(DatabaseModule.name).log('Database closed.');
  }
}
