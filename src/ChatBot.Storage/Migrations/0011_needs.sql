-- What customers need, as a rep logged it. The customer's own confirmation is a separate fact (R03).
create table needs (
    record_no text primary key,
    customer_id bigint not null,
    content text not null,
    quantity text,
    spec text,
    product_line text,
    expected_at bigint,
    confirmed text not null,
    logged_by text not null,
    logged_at bigint not null,
    withdrawn_at bigint
);
create index needs_author on needs (logged_by, logged_at);
create index needs_customer on needs (customer_id);
