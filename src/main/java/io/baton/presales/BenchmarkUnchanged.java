package io.baton.presales;

import io.baton.web.Refusal;

/** It is a benchmark already, or none any longer. */
class BenchmarkUnchanged extends Refusal {

    BenchmarkUnchanged() {
        super(Kind.STALE, "presales.refusal.benchmarkUnchanged");
    }
}
