-- What lies in which warehouse, as of when; a file replaces it warehouse by warehouse and article by article. Thousandths, because cable is sold by the metre.
create table stock (
    warehouse text not null,
    sku text not null,
    name text not null,
    unit text not null,
    on_hand bigint not null,
    as_of bigint not null,
    changed_by text not null,
    changed_at bigint not null,
    primary key (warehouse, sku)
);
create index stock_sku on stock (sku);
