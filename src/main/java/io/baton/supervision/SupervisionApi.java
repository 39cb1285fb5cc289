package io.baton.supervision;

import io.baton.web.Idempotency;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.net.URI;
import java.security.Principal;
import java.time.YearMonth;
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
@RequestMapping("/api/supervision")
@Tag(
        name = "Supervision",
        description = "Orders about tasks that are late or about to be (R-SL-6); steps are completed under /api/tasks.")
class SupervisionApi {

    /**
     * A page of orders.
     *
     * @param next what to send as {@code after} for the next page; null on the last one
     */
    record OrderPage(List<OrderRow> orders, @Nullable String next) {}

    /**
     * An order with its rounds, the first first.
     *
     * @param mayChoose whether the caller chooses the handler now
     */
    record OrderContent(SupervisionOrder order, List<SupervisionRound> rounds, boolean mayChoose) {}

    /** Which task is supervised before it is overdue, and why. */
    record Opening(@Nullable String taskId, @Nullable String reason) {}

    /** Who is to handle the order: an account. */
    record Chosen(@Nullable String handler) {}

    /**
     * K-4 of the orders opened in a month.
     *
     * @param supervised what K-4 is a share of: {@code inTime} and {@code late}
     * @param percent with one decimal; null while there is nothing to count
     */
    record MonthOfOrders(
            YearMonth month,
            int supervised,
            int inTime,
            int late,
            int pending,
            int cancelled,
            @Nullable BigDecimal percent) {}

    private final Supervision supervision;
    private final Idempotency idempotency;

    SupervisionApi(Supervision supervision, Idempotency idempotency) {
        this.supervision = supervision;
        this.idempotency = idempotency;
    }

    @GetMapping
    @Operation(
            summary = "Find orders",
            description =
                    "Those the person may read, 50 on a page: open ones with the latest first, closed ones with the"
                            + " newest first.")
    OrderPage search(
            @Parameter(description = "Stands in number, task, case or customer's name")
                    @RequestParam(required = false)
                    @Nullable
                    String text,
            @Parameter(description = "open (the default) or closed") @RequestParam(required = false) @Nullable
                    String status,
            @Parameter(description = "A department's id") @RequestParam(required = false) @Nullable String department,
            @Parameter(description = "next of the page before") @RequestParam(required = false) @Nullable String after,
            Principal principal) {
        var found = supervision.search(text, "closed".equals(status), department, after, principal.getName());
        var page = found.subList(0, Math.min(found.size(), Supervision.PAGE));
        return new OrderPage(
                page,
                found.size() > Supervision.PAGE ? page.get(page.size() - 1).number() : null);
    }

    @GetMapping("/timeliness")
    @Operation(
            summary = "How many orders of a month were handled in time (K-4)",
            description = "Of those opened in the month, in the departments whose work the person reads.")
    MonthOfOrders timeliness(
            @Parameter(description = "Such as 2026-03") @RequestParam YearMonth month,
            @Parameter(description = "A department's id") @RequestParam(required = false) @Nullable String department,
            Principal principal) {
        var found = supervision.timeliness(month, department, principal.getName());
        return new MonthOfOrders(
                month,
                found.supervised(),
                found.inTime(),
                found.late(),
                found.pending(),
                found.cancelled(),
                found.percent());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Supervise a task before it is overdue",
            description = "Supervisors of the task's department only, with a reason; one open order for each task.")
    ResponseEntity<OrderContent> open(
            @RequestBody Opening opening,
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            Principal principal) {
        var number = String.valueOf(idempotency.once(
                principal.getName(),
                idempotencyKey,
                String.class,
                () -> supervision.openByHand(String.valueOf(opening.taskId()), opening.reason(), principal.getName())));
        return ResponseEntity.created(URI.create("/api/supervision/" + number)).body(read(number, principal));
    }

    @GetMapping("/{number}")
    @Operation(summary = "Read an order", description = "404 also for who may not read it.")
    OrderContent read(@PathVariable String number, Principal principal) {
        var order = supervision.read(number, principal.getName());
        return new OrderContent(order, supervision.rounds(number), supervision.mayChoose(order, principal.getName()));
    }

    @PutMapping("/{number}/handler")
    @Operation(
            summary = "Choose who handles the order",
            description = "By the supervisor who has the step, before the order is assigned.")
    OrderContent chooseHandler(@PathVariable String number, @RequestBody Chosen chosen, Principal principal) {
        supervision.chooseHandler(number, chosen.handler(), principal.getName());
        return read(number, principal);
    }
}
