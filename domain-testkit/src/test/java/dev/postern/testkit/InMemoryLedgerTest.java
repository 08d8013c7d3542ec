package dev.postern.testkit;

import dev.postern.domain.ledger.Ledger;

class InMemoryLedgerTest extends LedgerContract {

    @Override
    protected Ledger empty() {
        return new InMemoryLedger();
    }

    @Override
    protected Ledger reopened(Ledger ledger) {
        return ledger;
    }
}
