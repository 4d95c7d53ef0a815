-- 撤销 after an import: what stood before each row and what the import made of it.
alter table import_rows add column trace text;

-- A customer, and an article in a warehouse, that an import brought in and that was taken back: not found any more, never deleted. Named again it is there again.
alter table customers add column withdrawn_at bigint;
alter table stock add column withdrawn_at bigint;
