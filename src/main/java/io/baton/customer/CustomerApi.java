package io.baton.customer;

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
@RequestMapping("/api/customers")
@Tag(name = "Customers", description = "Customers and their class (R-CU-1). The class is internal (R-SL-10).")
class CustomerApi {

    private final Customers customers;
    private final Idempotency idempotency;

    CustomerApi(Customers customers, Idempotency idempotency) {
        this.customers = customers;
        this.idempotency = idempotency;
    }

    @GetMapping
    @Operation(summary = "Find customers", description = "At most 200, by name.")
    List<Customer> search(
            @Parameter(description = "Stands in the name, credit code or contact")
                    @RequestParam(required = false)
                    @Nullable
                    String text,
            Principal principal) {
        return customers.search(text, principal.getName());
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read a customer")
    Customer read(@PathVariable long id, Principal principal) {
        return customers.read(id, principal.getName());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Enter a customer",
            description = "Account managers only. The class follows from the decision customerClass.")
    ResponseEntity<Customer> create(
            @RequestBody CustomerDetails details,
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            Principal principal) {
        var id = idempotency.once(principal.getName(), idempotencyKey, Long.class, () -> customers
                .create(details, principal.getName())
                .id());
        return ResponseEntity.created(URI.create("/api/customers/" + id)).body(customers.get(id));
    }

    @GetMapping("/due-for-review")
    @Operation(
            summary = "Find customers due for review",
            description = "Those the caller may review and whose last review, or entry, is a year ago; at most 200.")
    List<Customer> dueForReview(Principal principal) {
        return customers.dueForReview(principal.getName());
    }

    @GetMapping("/{id}/reviews")
    @Operation(summary = "Read a customer's reviews", description = "The latest first (R-CU-4).")
    List<ValueReview> reviews(@PathVariable long id, Principal principal) {
        customers.read(id, principal.getName());
        return customers.reviews(id);
    }

    @PostMapping("/{id}/reviews")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Review a customer's value",
            description = "Scores it, lets the class follow, and moves running due times (R-CU-4).")
    ValueReview review(
            @PathVariable long id,
            @RequestBody ValueDraft draft,
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            Principal principal) {
        idempotency.once(principal.getName(), idempotencyKey, Integer.class, () -> customers
                .review(id, draft, principal.getName())
                .score());
        return customers.reviews(id).get(0);
    }

    @PutMapping("/{id}")
    @Operation(summary = "Change a customer", description = "Decides the class anew.")
    Customer change(
            @PathVariable long id,
            @RequestBody CustomerDetails details,
            @Parameter(description = "The version that was read; another one answers 409") @RequestParam int version,
            Principal principal) {
        return customers.change(id, details, version, principal.getName());
    }
}
