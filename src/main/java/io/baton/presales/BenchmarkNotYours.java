package io.baton.presales;

import io.baton.web.Refusal;

/** Product engineers and centre managers say what is a benchmark, but not of their own solutions (R-PS-12). */
class BenchmarkNotYours extends Refusal {

    BenchmarkNotYours() {
        super(Kind.FORBIDDEN, "presales.refusal.benchmarkNotYours");
    }
}
