package io.baton.presales;

import io.baton.web.FieldProblem;
import io.baton.web.Refusal;
import java.util.List;

/** A benchmark is marked and unmarked with a reason. */
class BenchmarkReasonMissing extends Refusal {

    BenchmarkReasonMissing() {
        super(
                Kind.INVALID,
                List.of(FieldProblem.of("reason", "presales.problem.benchmarkReason")),
                "presales.refusal.benchmarkReasonMissing");
    }
}
