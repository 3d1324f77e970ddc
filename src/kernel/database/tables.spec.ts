import type { QueryRunner, Table } from 'typeorm';
import { tablesMigration } from './tables.js';

async function made(columns: string, ...indexes: string[]): Promise<Table> {
  const tables: Table[] = [];
  const createTable = async (table: Table): Promise<void> => void tables.push(table);
  const runner = { dataSource: { options: { type: 'mariadb' } }, createTable } as unknown as QueryRunner;
  const Migration = tablesMigration('Rooms1767225699999', { room: [columns, ...indexes] });
  await new Migration().up(runner);
  return tables[0]!;
}

describe('A table of a migration', () => {
  it('has its columns, keys and indexes named as the entities name them', async () => {
    const { columns, foreignKeys, indices, engine } = await made(
      'houseId ref(house) key, title text(20)?, endsOn day',
      'unique title',
      'houseId endsOn',
    );
    expect(engine).toBe('InnoDB');
    expect(columns).toMatchObject([
      { name: 'houseId', type: 'varchar', length: '36', isPrimary: true, isNullable: false },
      { name: 'title', type: 'varchar', length: '20', isPrimary: false, isNullable: true },
      { name: 'endsOn', type: 'varchar', length: '10', isPrimary: false, isNullable: false },
    ]);
    expect(foreignKeys).toMatchObject([{ name: 'fk_room_houseId', referencedTableName: 'house' }]);
    expect(indices).toMatchObject([
      { name: 'uq_room_title', columnNames: ['title'], isUnique: true },
      { name: 'ix_room_houseId_endsOn', columnNames: ['houseId', 'endsOn'], isUnique: false },
    ]);
  });

  it.each(['title', 'title string', 'title text(20) ?', 'title text(20), ', 'houseId ref(house', 'title text'])(
    'is refused when it reads %j',
    async (columns) => {
      await expect(made(columns)).rejects.toThrow('room has a column that cannot be understood');
    },
  );
});
