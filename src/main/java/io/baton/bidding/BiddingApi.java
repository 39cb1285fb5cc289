package io.baton.bidding;

import io.baton.web.Idempotency;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/tenders")
@Tag(
        name = "Bidding",
        description = "Tenders, clauses, prices, bonds (rulebook section 6); steps are completed under /api/tasks.")
class BiddingApi {

    /**
     * A page of tenders, the newest first.
     *
     * @param next what to send as {@code before} for the next page; null on the last one
     */
    record TenderPage(List<TenderRow> tenders, @Nullable String next) {}

    /** A tender with everything that was written of its bid. */
    record TenderContent(
            Tender tender,
            List<Clause> clauses,
            List<Score> scores,
            List<TenderEntry> entries,
            List<Clarification> clarifications) {}

    /** Why a bid is stopped. */
    record Cancellation(@Nullable String reason) {}

    /** Our answer to a clause. */
    record ClauseAnswer(@Nullable String response) {}

    private final Bidding bidding;
    private final Idempotency idempotency;

    BiddingApi(Bidding bidding, Idempotency idempotency) {
        this.bidding = bidding;
        this.idempotency = idempotency;
    }

    @GetMapping
    @Operation(summary = "Find tenders", description = "Those the person may read, the newest first, 50 on a page.")
    TenderPage search(
            @Parameter(description = "Stands in the numbers of tender or project, its title or the customer's name")
                    @RequestParam(required = false)
                    @Nullable
                    String text,
            @Parameter(description = "preparing, submitted, won, lost, void, declined, missed, withdrawn or cancelled")
                    @RequestParam(required = false)
                    @Nullable
                    String status,
            @Parameter(description = "next of the page before") @RequestParam(required = false) @Nullable String before,
            Principal principal) {
        var found = bidding.search(text, status, before, principal.getName());
        var page = found.subList(0, Math.min(found.size(), Bidding.PAGE));
        return new TenderPage(
                page, found.size() > Bidding.PAGE ? page.get(page.size() - 1).number() : null);
    }

    @GetMapping("/bonds")
    @Operation(
            summary = "Bonds that are out",
            description = "Of tenders the person may read, the next due first (R-BD-5).")
    List<TenderRow> bonds(Principal principal) {
        return bidding.bonds(principal.getName());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Enter a tender",
            description = "Bid managers only, for a project whose customer tenders (R-BD-1); times of Asia/Shanghai.")
    ResponseEntity<TenderContent> start(
            @RequestBody TenderDraft draft,
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            Principal principal) {
        var number = String.valueOf(idempotency.once(
                principal.getName(), idempotencyKey, String.class, () -> bidding.start(draft, principal.getName())));
        return ResponseEntity.created(URI.create("/api/tenders/" + number)).body(content(number, principal));
    }

    @GetMapping("/{number}")
    @Operation(summary = "Read a tender", description = "404 also for who may not read it.")
    TenderContent read(@PathVariable String number, Principal principal) {
        return content(number, principal);
    }

    @PutMapping("/{number}/clauses")
    @Operation(
            summary = "Keep clauses",
            description = "Changes those with a number and adds those without (R-BD-2); others stay as they are.")
    TenderContent saveClauses(
            @PathVariable String number,
            @RequestBody List<ClauseDraft> clauses,
            @Parameter(description = "The version of the tender that was read; another one answers 409") @RequestParam
                    int version,
            Principal principal) {
        bidding.saveClauses(number, clauses, version, principal.getName());
        return content(number, principal);
    }

    @PutMapping("/{number}/clauses/{clause}/response")
    @Operation(summary = "Answer a clause", description = "By its owner, or who writes the list (R-BD-3).")
    TenderContent answer(
            @PathVariable String number,
            @PathVariable int clause,
            @RequestBody ClauseAnswer answer,
            @Parameter(description = "The version of the clause that was read; another one answers 409") @RequestParam
                    int version,
            Principal principal) {
        bidding.answer(number, clause, answer.response(), version, principal.getName());
        return content(number, principal);
    }

    @PutMapping("/{number}/price")
    @Operation(summary = "Set the price", description = "By who plans or assembles the bid (R-BD-3, R-BD-4).")
    TenderContent savePrice(
            @PathVariable String number,
            @RequestBody PriceDraft price,
            @Parameter(description = "The version of the tender that was read; another one answers 409") @RequestParam
                    int version,
            Principal principal) {
        bidding.savePrice(number, price, version, principal.getName());
        return content(number, principal);
    }

    @PutMapping("/{number}/bond")
    @Operation(summary = "Say where the bond is", description = "By finance or who runs the bid (R-BD-5).")
    TenderContent keepBond(
            @PathVariable String number,
            @RequestBody BondDraft bond,
            @Parameter(description = "The version of the tender that was read; another one answers 409") @RequestParam
                    int version,
            Principal principal) {
        bidding.keepBond(number, bond, version, principal.getName());
        return content(number, principal);
    }

    @PostMapping("/{number}/clarifications")
    @Operation(summary = "Enter a question of the issuer", description = "Between submission and result (R-BD-6).")
    TenderContent ask(
            @PathVariable String number,
            @RequestBody ClarificationDraft clarification,
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            Principal principal) {
        idempotency.once(
                principal.getName(),
                idempotencyKey,
                Integer.class,
                () -> bidding.ask(number, clarification, principal.getName()));
        return content(number, principal);
    }

    @PutMapping("/{number}/clarifications/{clarification}/owner")
    @Operation(
            summary = "Hand a question on",
            description = "By who answers it or runs the bid, with a reason, while it is open (R-BD-6).")
    TenderContent handOn(
            @PathVariable String number,
            @PathVariable int clarification,
            @RequestBody HandOnDraft owner,
            Principal principal) {
        bidding.handOn(number, clarification, owner, principal.getName());
        return content(number, principal);
    }

    @PostMapping("/{number}/presentation")
    @Operation(
            summary = "Enter that a presentation is asked for",
            description = "Between submission and result (R-BD-6).")
    TenderContent invite(
            @PathVariable String number,
            @RequestBody PresentationDraft presentation,
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            Principal principal) {
        idempotency.once(principal.getName(), idempotencyKey, Boolean.class, () -> {
            bidding.invite(number, presentation, principal.getName());
            return true;
        });
        return content(number, principal);
    }

    @PutMapping("/{number}/deadline")
    @Operation(
            summary = "Enter another deadline",
            description =
                    "When the issuer moved it, by who runs the bid, before submission (R-BD-5); times of Asia/Shanghai.")
    TenderContent moveDeadline(
            @PathVariable String number,
            @RequestBody DeadlineDraft deadline,
            @Parameter(description = "The version of the tender that was read; another one answers 409") @RequestParam
                    int version,
            Principal principal) {
        bidding.moveDeadline(number, deadline, version, principal.getName());
        return content(number, principal);
    }

    @PostMapping("/{number}/cancellation")
    @Operation(
            summary = "Stop a bid",
            description = "By who runs it, before its result, with a reason; its open work ends.")
    TenderContent cancel(
            @PathVariable String number,
            @RequestBody Cancellation cancellation,
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            Principal principal) {
        idempotency.once(principal.getName(), idempotencyKey, Boolean.class, () -> {
            bidding.cancel(number, cancellation.reason(), principal.getName());
            return true;
        });
        return content(number, principal);
    }

    private TenderContent content(String number, Principal principal) {
        return new TenderContent(
                bidding.read(number, principal.getName()),
                bidding.clauses(number),
                bidding.scores(number),
                bidding.entries(number),
                bidding.clarifications(number));
    }
}
