package io.baton.customer;

import io.baton.people.Department;
import io.baton.people.Group;
import io.baton.people.People;
import io.baton.web.Done;
import io.baton.web.FieldProblem;
import io.baton.web.Idempotency;
import io.baton.web.NavigationEntry;
import io.baton.web.OnPage;
import io.baton.web.Option;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/customers")
class CustomerPages {

    private static final String HOME = "redirect:/customers/";

    private final Customers customers;
    private final List<CustomerPanel> panels;
    private final People people;
    private final Idempotency idempotency;

    CustomerPages(Customers customers, List<CustomerPanel> panels, People people, Idempotency idempotency) {
        this.customers = customers;
        this.panels = panels;
        this.people = people;
        this.idempotency = idempotency;
    }

    @Bean
    NavigationEntry customersEntry() {
        var readers = Arrays.stream(Group.values())
                .filter(group -> group != Group.ADMIN && group != Group.PROCESS_MANAGER)
                .map(Group::id)
                .collect(Collectors.toSet());
        return new NavigationEntry("customer.navigation", "/customers", "building", 30, readers);
    }

    @GetMapping
    String list(@RequestParam(required = false) @Nullable String text, Principal principal, Model model) {
        model.addAttribute("customers", customers.search(text, principal.getName()));
        model.addAttribute("text", text);
        model.addAttribute("departments", departmentNames());
        model.addAttribute("mayCreate", customers.mayCreate(principal.getName()));
        model.addAttribute("due", customers.dueForReview(principal.getName()));
        return "customer/customers";
    }

    @GetMapping("/new")
    String form(Principal principal, Model model) {
        if (!customers.mayCreate(principal.getName())) {
            throw new CustomerNotYours();
        }
        return formPage(null, model);
    }

    @PostMapping
    @OnPage("/customers/new")
    String create(
            @ModelAttribute CustomerDetails details,
            BindingResult binding,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        requireReadable(details, binding);
        var id = idempotency.once(principal.getName(), idempotencyKey, Long.class, () -> customers
                .create(details, principal.getName())
                .id());
        Done.say(redirect, "customer.created", details.name());
        return HOME + id;
    }

    @GetMapping("/{id}")
    String page(@PathVariable long id, Principal principal, Model model) {
        var customer = customers.read(id, principal.getName());
        model.addAttribute("customer", customer);
        model.addAttribute("decisions", customers.classDecisions(id));
        model.addAttribute("reviews", customers.reviews(id));
        model.addAttribute("department", departmentNames().get(customer.departmentId()));
        model.addAttribute("mayChange", customers.mayChange(customer, principal.getName()));
        model.addAttribute("parts", parts(id, principal.getName()));
        return "customer/customer";
    }

    /** The panels by part; a part to which no module has anything to say yet has none (R-CU-2). */
    private Map<CustomerPanel.Part, List<CustomerPanel.Panel>> parts(long id, String personId) {
        var parts = new EnumMap<CustomerPanel.Part, List<CustomerPanel.Panel>>(CustomerPanel.Part.class);
        for (var part : CustomerPanel.Part.values()) {
            parts.put(part, new ArrayList<>());
        }
        panels.stream()
                .map(panel -> panel.panelFor(id, personId))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingInt(CustomerPanel.Panel::order))
                .forEach(
                        panel -> Objects.requireNonNull(parts.get(panel.part())).add(panel));
        return parts;
    }

    @PostMapping("/{id}/reviews")
    @OnPage("/customers/{id}")
    String review(
            @PathVariable long id,
            @ModelAttribute ValueDraft draft,
            BindingResult binding,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        if (binding.hasErrors()) {
            var unreadable = binding.getFieldErrors().stream()
                    .map(error -> FieldProblem.of(error.getField(), "customer.problem.unreadable"));
            throw new ValueIncomplete(
                    Stream.concat(unreadable, draft.problems().stream()).toList());
        }
        var score = idempotency.once(principal.getName(), idempotencyKey, Integer.class, () -> customers
                .review(id, draft, principal.getName())
                .score());
        Done.say(redirect, "customer.review.done", score);
        return HOME + id;
    }

    @GetMapping("/{id}/change")
    String changeForm(@PathVariable long id, Principal principal, Model model) {
        var customer = customers.read(id, principal.getName());
        if (!customers.mayChange(customer, principal.getName())) {
            throw new CustomerNotYours();
        }
        return formPage(customer, model);
    }

    @PostMapping("/{id}/change")
    String change(
            @PathVariable long id,
            @ModelAttribute CustomerDetails details,
            BindingResult binding,
            @RequestParam int version,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        requireReadable(details, binding);
        idempotency.once(principal.getName(), idempotencyKey, Long.class, () -> customers
                .change(id, details, version, principal.getName())
                .id());
        Done.say(redirect, "customer.changed", details.name());
        return HOME + id;
    }

    private static String formPage(@Nullable Customer customer, Model model) {
        model.addAttribute("customer", customer);
        model.addAttribute(
                "sectors",
                Stream.of(Sector.values())
                        .map(one -> Option.keyed(one.id(), one.messageKey()))
                        .toList());
        model.addAttribute(
                "levels",
                Stream.of(Level.values())
                        .map(one -> Option.keyed(one.id(), one.messageKey()))
                        .toList());
        model.addAttribute(
                "sizes",
                Stream.of(Size.values())
                        .map(one -> Option.keyed(one.id(), one.messageKey()))
                        .toList());
        return "customer/form";
    }

    /** What the browser sent but no number could be read from, together with everything else that is wrong. */
    private static void requireReadable(CustomerDetails details, BindingResult binding) {
        if (!binding.hasErrors()) {
            return;
        }
        var unreadable = binding.getFieldErrors().stream()
                .map(error -> FieldProblem.of(error.getField(), "customer.problem.unreadable"))
                .toList();
        throw new CustomerIncomplete(
                Stream.concat(unreadable.stream(), details.problems().stream()).toList());
    }

    private Map<String, Department> departmentNames() {
        return people.departments().stream().collect(Collectors.toMap(Department::id, department -> department));
    }
}
