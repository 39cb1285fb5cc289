package io.baton.bidding;

import io.baton.document.Upload;
import io.baton.document.excel.Excel;
import io.baton.people.People;
import io.baton.project.Projects;
import io.baton.web.Done;
import io.baton.web.Idempotency;
import io.baton.web.OnPage;
import io.baton.web.Option;
import io.baton.web.Typed;
import java.security.Principal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is written of a bid: the list of clauses, our answer to each, and the price. */
@Controller
@RequestMapping("/tenders/{number}")
class BidPages {

    /** Empty rows below the clauses, to enter more. */
    private static final int MORE_ROWS = 5;

    /** Of the field that every row has: a clause's row is named by its number, the others are new. */
    private static final Pattern ROW = Pattern.compile("reference\\.(?<row>(?<clause>\\d{1,6})|new(?<new>\\d{1,3}))");

    /**
     * A row of the page.
     *
     * @param key names its fields
     * @param clause null for a new one
     */
    record Row(String key, @Nullable Clause clause) {}

    private final Bidding bidding;
    private final Projects projects;
    private final People people;
    private final Excel excel;
    private final Idempotency idempotency;
    private final MessageSource texts;

    BidPages(
            Bidding bidding,
            Projects projects,
            People people,
            Excel excel,
            Idempotency idempotency,
            MessageSource texts) {
        this.bidding = bidding;
        this.projects = projects;
        this.people = people;
        this.excel = excel;
        this.idempotency = idempotency;
        this.texts = texts;
    }

    @GetMapping("/clauses")
    String clauses(@PathVariable String number, Principal principal, Model model, @RequestAttribute Typed typed) {
        var tender = bidding.read(number, principal.getName());
        if (!bidding.mayList(number, principal.getName())) {
            throw new BidNotYours();
        }
        var rows = new ArrayList<Row>();
        bidding.clauses(number).forEach(clause -> rows.add(new Row(Integer.toString(clause.clause()), clause)));
        IntStream.range(0, Math.max(MORE_ROWS, newRows(typed)))
                .forEach(place -> rows.add(new Row("new" + place, null)));
        model.addAttribute("rows", rows);
        model.addAttribute(
                "kinds",
                Stream.of(ClauseKind.values())
                        .map(kind -> Option.keyed(kind.id(), kind.messageKey()))
                        .toList());
        model.addAttribute("owners", owners());
        model.addAttribute("mostClauses", Bidding.MOST_CLAUSES);
        return page(tender, model, "bidding/clauses");
    }

    /** How many new rows a refused form had: people add some with a key. */
    private static int newRows(Typed typed) {
        return typed.values().keySet().stream()
                .map(ROW::matcher)
                .filter(field -> field.matches() && field.group("new") != null)
                .mapToInt(field -> Integer.parseInt(field.group("new")) + 1)
                .max()
                .orElse(0);
    }

    /** For everybody who may read the tender. */
    @GetMapping("/clauses.xlsx")
    ResponseEntity<StreamingResponseBody> download(@PathVariable String number, Principal principal, Locale locale) {
        bidding.read(number, principal.getName());
        var clauses = bidding.clauses(number);
        var names = people.namesOf(clauses.stream()
                .flatMap(clause -> Stream.of(clause.owner(), clause.answeredBy()))
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        var rows = clauses.stream()
                .map(clause -> ClauseSheet.values(clause, id -> names.getOrDefault(id, id)))
                .toList();
        return excel.download(
                texts.getMessage("bidding.excel.name", new Object[] {number}, locale),
                ClauseSheet.COLUMNS,
                rows,
                locale);
    }

    @GetMapping("/clauses-template.xlsx")
    ResponseEntity<StreamingResponseBody> template(@PathVariable String number, Principal principal, Locale locale) {
        bidding.read(number, principal.getName());
        return excel.download(
                texts.getMessage("bidding.excel.templateName", null, locale), ClauseSheet.COLUMNS, List.of(), locale);
    }

    @PostMapping("/clauses/import")
    @OnPage("/tenders/{number}/clauses")
    String importClauses(
            @PathVariable String number,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "-1") int version,
            @RequestParam(required = false) @Nullable String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        bidding.read(number, principal.getName());
        if (!bidding.mayList(number, principal.getName())) {
            throw new BidNotYours();
        }
        var table = excel.read(Upload.of(file), ClauseSheet.COLUMNS, Bidding.MOST_CLAUSES);
        var added = idempotency.once(
                principal.getName(),
                idempotencyKey,
                Integer.class,
                () -> bidding.importClauses(number, table, version, principal.getName()));
        Done.say(redirect, "bidding.excel.imported", table.rows().size(), added);
        return "redirect:/tenders/" + number + "/clauses";
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

    /** By the names of the rows, in the order of the page. */
    private static Map<String, ClauseDraft> rows(Map<String, String> typed) {
        var rows = new LinkedHashMap<String, ClauseDraft>();
        for (var field : typed.keySet()) {
            var place = ROW.matcher(field);
            if (place.matches()) {
                var row = place.group("row");
                rows.put(
                        row,
                        new ClauseDraft(
                                place.group("clause") == null ? null : Integer.valueOf(place.group("clause")),
                                typed.get("reference." + row),
                                typed.get("requirement." + row),
                                typed.get("kind." + row),
                                typed.get("owner." + row),
                                "true".equals(typed.get("dropped." + row))));
            }
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
