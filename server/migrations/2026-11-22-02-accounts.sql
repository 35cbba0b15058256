-- An account sits in one seat: personnel work, or one of the three administrators. The key on account
-- and seat makes it impossible to hold two of them, whoever writes.
alter table zhishi.accounts add column seat text not null default 'personnel'
  constraint accounts_seat check (seat in ('personnel', 'systemAdmin', 'securityAdmin', 'auditor'));
alter table zhishi.accounts add constraint accounts_seat_key unique (district_id, id, seat);

alter table zhishi.account_roles add constraint account_roles_role check (role in (
  'clerk', 'projectOffice', 'commander', 'lead', 'head', 'unitClerk', 'vettingDepartment',
  'verifyingDepartment', 'teamLeader', 'inspector', 'supervisor', 'disciplineOfficer', 'countyLeader',
  'cadre', 'systemAdmin', 'securityAdmin', 'auditor'));
alter table zhishi.account_roles add column seat text not null generated always as (
  case when role in ('systemAdmin', 'securityAdmin', 'auditor') then role else 'personnel' end) stored;
alter table zhishi.account_roles drop constraint account_roles_account_fk;
alter table zhishi.account_roles add constraint account_roles_seat_fk
  foreign key (district_id, account_id, seat) references zhishi.accounts (district_id, id, seat)
  on delete cascade;
drop index zhishi.account_roles_one_administrator;

-- Attempts are known by what was typed, hashed (people type passwords there by mistake), by the address
-- they came from, and by the device, where somebody has signed in from it before.
drop table zhishi.sign_in_attempts;
create table zhishi.sign_in_attempts (
  id uuid not null,
  login_hash text not null,
  address text not null,
  device_hash text,
  -- Whether this login has been signed in to from this device before.
  known boolean not null,
  at timestamptz not null,
  succeeded boolean not null,
  constraint sign_in_attempts_pk primary key (id)
);
create index sign_in_attempts_login_at on zhishi.sign_in_attempts (login_hash, at);
create index sign_in_attempts_address_at on zhishi.sign_in_attempts (address, at);
