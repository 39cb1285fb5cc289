package io.baton.presales;

import io.baton.web.Idempotency;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
@Tag(name = "Solution library", description = "Approved solutions, to be found and reused (R-PS-10).")
class LibraryApi {

    /** Why a solution is a benchmark, or is none any longer. */
    record BenchmarkReason(@Nullable String reason) {}

    /** Number of the solution that is taken over. */
    record Reuse(@Nullable String source) {}

    private final Presales presales;
    private final Idempotency idempotency;

    LibraryApi(Presales presales, Idempotency idempotency) {
        this.presales = presales;
        this.idempotency = idempotency;
    }

    @GetMapping("/library")
    @Operation(summary = "Find solutions", description = "At most 100, the newest first.")
    List<LibraryEntry> search(
            @Parameter(description = "Words, each of which stands in the entry")
                    @RequestParam(required = false)
                    @Nullable
                    String text,
            @RequestParam(required = false) @Nullable String sector,
            @RequestParam(required = false) @Nullable String scenario,
            @RequestParam(required = false) @Nullable String product,
            @Parameter(description = "Only benchmarks") @RequestParam(required = false) @Nullable Boolean benchmark,
            Principal principal) {
        return presales.library(new LibraryFilter(text, sector, scenario, product, benchmark), principal.getName());
    }

    @PostMapping("/library/{number}/benchmark")
    @Operation(
            summary = "Call a solution a benchmark",
            description =
                    "By product engineers and centre managers who are not its authors; a pilot of it must have converted (R-PS-12).")
    LibraryEntry mark(
            @PathVariable String number,
            @RequestBody BenchmarkReason why,
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            Principal principal) {
        idempotency.once(principal.getName(), idempotencyKey, Boolean.class, () -> {
            presales.markBenchmark(number, why.reason(), principal.getName());
            return true;
        });
        return presales.libraryEntry(number, principal.getName());
    }

    @PostMapping("/library/{number}/benchmark/removal")
    @Operation(summary = "Call a solution a benchmark no longer", description = "By the same people; with a reason.")
    LibraryEntry unmark(
            @PathVariable String number,
            @RequestBody BenchmarkReason why,
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            Principal principal) {
        idempotency.once(principal.getName(), idempotencyKey, Boolean.class, () -> {
            presales.unmarkBenchmark(number, why.reason(), principal.getName());
            return true;
        });
        return presales.libraryEntry(number, principal.getName());
    }

    @GetMapping("/projects/{number}/solution/similar")
    @Operation(summary = "Find similar cases", description = "At most five of the library, the nearest first.")
    List<LibraryEntry> similar(@PathVariable String number, Principal principal) {
        return presales.similar(number, principal.getName());
    }

    @PostMapping("/projects/{number}/solution/reuses")
    @Operation(
            summary = "Begin with another solution",
            description =
                    "By who may write the solution now. Counted once for the two; answers with the words to begin with.")
    LibraryEntry reuse(@PathVariable String number, @RequestBody Reuse reuse, Principal principal) {
        return presales.reuse(number, reuse.source() == null ? "" : reuse.source(), principal.getName());
    }
}
