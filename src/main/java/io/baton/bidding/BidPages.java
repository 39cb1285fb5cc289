package io.baton.bidding;

import io.baton.project.Projects;
import io.baton.web.Done;
import io.baton.web.Idempotency;
import io.baton.web.Option;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

/** What is written of a bid: the list of clauses, our answer to each, and the price. */
@Controller
@RequestMapping("/tenders/{number}")
class BidPages {

    /** Empty rows below the clauses, to enter more. */
    private static final int MORE_ROWS = 5;

    private static final Pattern ROW = Pattern.compile("reference\\.(\\d{1,3})");
    private static final Pattern CLAUSE = Pattern.compile("\\d{1,6}");

    private final Bidding bidding;
    private final Projects projects;
    private final Idempotency idempotency;

    BidPages(Bidding bidding, Projects projects, Idempotency idempotency) {
        this.bidding = bidding;
        this.projects = projects;
        this.idempotency = idempotency;
    }

    @GetMapping("/clauses")
    String clauses(@PathVariable String number, Principal principal, Model model) {
        var tender = bidding.read(number, principal.getName());
        if (!bidding.mayList(number, principal.getName())) {
            throw new BidNotYours();
        }
        var rows = new ArrayList<@Nullable Clause>(bidding.clauses(number));
        for (var more = 0; more < MORE_ROWS; more++) {
            rows.add(null);
        }
        model.addAttribute("rows", rows);
        model.addAttribute(
                "kinds",
                Stream.of(ClauseKind.values())
                        .map(kind -> Option.keyed(kind.id(), kind.messageKey()))
                        .toList());
        model.addAttribute("owners", owners());
        return page(tender, model, "bidding/clauses");
    }

    @PostMapping("/clauses")
    String saveClauses(
            @PathVariable String number,
            @RequestParam Map<String, String> typed,
            @RequestParam int version,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        bidding.read(number, principal.getName());
        var drafts = rows(typed);
        idempotency.once(principal.getName(), idempotencyKey, Boolean.class, () -> {
            bidding.saveClauses(number, drafts, version, principal.getName());
            return true;
        });
        Done.say(redirect, "bidding.clausesSaved");
        return "redirect:/tenders/" + number + "/clauses";
    }

    /** The rows in the order of the page; a gap would move the problems of later rows to others. */
    private static List<ClauseDraft> rows(Map<String, String> typed) {
        var last = typed.keySet().stream()
                .map(ROW::matcher)
                .filter(field -> field.matches())
                .mapToInt(field -> Integer.parseInt(field.group(1)))
                .max()
                .orElse(-1);
        var rows = new ArrayList<ClauseDraft>();
        for (var row = 0; row <= last; row++) {
            var clause = typed.getOrDefault("clause." + row, "");
            rows.add(new ClauseDraft(
                    CLAUSE.matcher(clause).matches() ? Integer.valueOf(clause) : null,
                    typed.get("reference." + row),
                    typed.get("requirement." + row),
                    typed.get("kind." + row),
                    typed.get("owner." + row),
                    "true".equals(typed.get("dropped." + row))));
        }
        return rows;
    }

    @GetMapping("/clauses/{clause}")
    String answerForm(@PathVariable String number, @PathVariable int clause, Principal principal, Model model) {
        var tender = bidding.read(number, principal.getName());
        var asked = bidding.clause(number, clause);
        if (!bidding.answerable(number, principal.getName()).contains(clause)) {
            throw new BidNotYours();
        }
        model.addAttribute("clause", asked);
        return page(tender, model, "bidding/clause");
    }

    @PostMapping("/clauses/{clause}")
    String answer(
            @PathVariable String number,
            @PathVariable int clause,
            @RequestParam(required = false) @Nullable String response,
            @RequestParam int version,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        idempotency.once(principal.getName(), idempotencyKey, Boolean.class, () -> {
            bidding.answer(number, clause, response, version, principal.getName());
            return true;
        });
        Done.say(redirect, "bidding.clauseAnswered", clause);
        return "redirect:/tenders/" + number;
    }

    @GetMapping("/clarifications/{clarification}/owner")
    String handOnForm(@PathVariable String number, @PathVariable int clarification, Principal principal, Model model) {
        var tender = bidding.read(number, principal.getName());
        model.addAttribute("clarification", bidding.clarificationToHandOn(tender, clarification, principal.getName()));
        model.addAttribute("owners", owners());
        return page(tender, model, "bidding/hand-on");
    }

    @PostMapping("/clarifications/{clarification}/owner")
    String handOn(
            @PathVariable String number,
            @PathVariable int clarification,
            @ModelAttribute HandOnDraft draft,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        idempotency.once(principal.getName(), idempotencyKey, Boolean.class, () -> {
            bidding.handOn(number, clarification, draft, principal.getName());
            return true;
        });
        Done.say(redirect, "bidding.handedOn", clarification);
        return "redirect:/tenders/" + number;
    }

    private List<Option> owners() {
        return bidding.possibleOwners().stream()
                .map(person -> Option.of(person.id(), person.name() + " (" + person.id() + ")"))
                .toList();
    }

    @GetMapping("/price")
    String priceForm(@PathVariable String number, Principal principal, Model model) {
        var tender = bidding.read(number, principal.getName());
        if (!bidding.mayPrice(number, principal.getName())) {
            throw new BidNotYours();
        }
        model.addAttribute("floor", bidding.marginFloor());
        return page(tender, model, "bidding/price");
    }

    @PostMapping("/price")
    String savePrice(
            @PathVariable String number,
            @ModelAttribute PriceDraft draft,
            BindingResult binding,
            @RequestParam int version,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        bidding.read(number, principal.getName());
        TenderPages.requireReadable(binding);
        idempotency.once(principal.getName(), idempotencyKey, Boolean.class, () -> {
            bidding.savePrice(number, draft, version, principal.getName());
            return true;
        });
        Done.say(redirect, "bidding.priceSaved");
        return "redirect:/tenders/" + number;
    }

    private String page(Tender tender, Model model, String view) {
        model.addAttribute("tender", tender);
        model.addAttribute("project", projects.get(tender.projectNumber()));
        return view;
    }
}
