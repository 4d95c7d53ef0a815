-- What is held for transfers that have been asked for and have not left yet (R52), in thousandths.
alter table stock add column reserved bigint not null default 0;

create table stock_moves (
    record_no text primary key,
    sku text not null,
    unit text not null,
    from_warehouse text not null,
    to_warehouse text,
    wanted bigint not null,
    reserved bigint not null,
    out_quantity bigint,
    in_quantity bigint,
    state text not null,
    asked_by text not null,
    asked_at bigint not null,
    changed_at bigint not null
);
create index stock_moves_shelf on stock_moves (from_warehouse, sku) where state = 'Reserved';
