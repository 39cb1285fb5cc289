package io.baton.bidding;

import io.baton.document.Documents;
import io.baton.document.Upload;
import io.baton.people.Group;
import io.baton.project.Projects;
import io.baton.web.Done;
import io.baton.web.FieldProblem;
import io.baton.web.Idempotency;
import io.baton.web.NavigationEntry;
import io.baton.web.OnPage;
import io.baton.web.Option;
import io.baton.web.ShowsDiagram;
import io.baton.web.Times;
import io.baton.worklist.CaseProgress;
import io.baton.worklist.StartableFlow;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of tenders and of bonds, the page on which a tender is entered, and the page of a tender. */
@Controller
@RequestMapping("/tenders")
class TenderPages {

    private final Bidding bidding;
    private final Projects projects;
    private final Documents documents;
    private final CaseProgress progress;
    private final Idempotency idempotency;
    private final Clock clock;

    TenderPages(
            Bidding bidding,
            Projects projects,
            Documents documents,
            CaseProgress progress,
            Idempotency idempotency,
            Clock clock) {
        this.bidding = bidding;
        this.projects = projects;
        this.documents = documents;
        this.progress = progress;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @Bean
    NavigationEntry tendersEntry() {
        var readers = Arrays.stream(Group.values())
                .filter(group -> group != Group.ADMIN && group != Group.PROCESS_MANAGER)
                .map(Group::id)
                .collect(Collectors.toSet());
        return new NavigationEntry("bidding.navigation", "/tenders", "file-text", 26, readers);
    }

    @Bean
    static StartableFlow biddingFlow() {
        return new StartableFlow(
                BiddingProcess.PROCESS,
                "bidding.start.help",
                "bidding.start.action",
                "/tenders/new",
                30,
                Set.of(Group.BID_MANAGER.id()));
    }

    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String before,
            Principal principal,
            Model model) {
        var found = bidding.search(text, status, before, principal.getName());
        var page = found.subList(0, Math.min(found.size(), Bidding.PAGE));
        model.addAttribute("tenders", page);
        model.addAttribute(
                "next", found.size() > Bidding.PAGE ? page.get(page.size() - 1).number() : null);
        model.addAttribute("text", text);
        model.addAttribute("status", status);
        model.addAttribute("statuses", TenderStatus.values());
        model.addAttribute("mayStart", bidding.mayStart(principal.getName()));
        return "bidding/tenders";
    }

    /** Bonds that are out, the next due first (R-BD-5). */
    @GetMapping("/bonds")
    String bonds(Principal principal, Model model) {
        model.addAttribute("tenders", bidding.bonds(principal.getName()));
        model.addAttribute("today", LocalDate.now(clock.withZone(Times.ZONE)));
        return "bidding/bonds";
    }

    @GetMapping("/new")
    String startForm(@RequestParam(required = false) @Nullable String project, Principal principal, Model model) {
        bidding.requireStarter(principal.getName());
        model.addAttribute("project", project);
        return "bidding/start";
    }

    @PostMapping
    @OnPage("/tenders/new")
    String start(
            @ModelAttribute TenderDraft draft,
            BindingResult binding,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        bidding.requireStarter(principal.getName());
        requireReadable(binding);
        var number = idempotency.once(
                principal.getName(), idempotencyKey, String.class, () -> bidding.start(draft, principal.getName()));
        Done.say(redirect, "bidding.started", number);
        return "redirect:/tenders/" + number;
    }

    static void requireReadable(BindingResult binding) {
        if (binding.hasErrors()) {
            throw new TenderIncomplete(binding.getFieldErrors().stream()
                    .map(error -> FieldProblem.of(error.getField(), "bidding.problem.unreadable"))
                    .toList());
        }
    }

    @GetMapping("/{number}")
    @ShowsDiagram
    String page(@PathVariable String number, Principal principal, Model model, Locale locale) {
        var person = principal.getName();
        var tender = bidding.read(number, person);
        model.addAttribute("tender", tender);
        model.addAttribute("project", projects.get(tender.projectNumber()));
        model.addAttribute("clauses", bidding.clauses(number));
        model.addAttribute("scores", bidding.scores(number));
        model.addAttribute("entries", bidding.entries(number));
        model.addAttribute("clarifications", bidding.clarifications(number));
        model.addAttribute("floor", bidding.marginFloor());
        model.addAttribute("mayList", bidding.mayList(number, person));
        model.addAttribute("mayPrice", bidding.mayPrice(number, person));
        model.addAttribute("answerable", bidding.answerable(number, person));
        var mayAsk = bidding.mayAsk(tender, person);
        model.addAttribute("mayAsk", mayAsk);
        model.addAttribute("owners", mayAsk ? owners() : List.of());
        model.addAttribute("handable", bidding.handable(tender, person));
        model.addAttribute("mayMoveDeadline", bidding.mayMoveDeadline(tender, person));
        model.addAttribute("mayCancel", bidding.mayCancel(tender, person));
        model.addAttribute("mayKeepBond", bidding.mayKeepBond(tender, person));
        model.addAttribute("bondStates", bondStates());
        model.addAttribute("today", LocalDate.now(clock.withZone(Times.ZONE)));
        model.addAttribute("documents", documents.list(number, BidDocuments.PURPOSE, person));
        model.addAttribute("mayAttach", documents.mayAdd(number, BidDocuments.PURPOSE, person));
        model.addAttribute("progress", progress.of(number, locale).orElse(null));
        return "bidding/tender";
    }

    private List<Option> owners() {
        return bidding.possibleOwners().stream()
                .map(person -> Option.of(person.id(), person.name() + " (" + person.id() + ")"))
                .toList();
    }

    private static List<Option> bondStates() {
        return Stream.of(BondState.values())
                .filter(state -> state != BondState.NONE)
                .map(state -> Option.keyed(state.id(), state.messageKey()))
                .toList();
    }

    @PostMapping("/{number}/documents")
    @OnPage("/tenders/{number}")
    String attach(
            @PathVariable String number,
            @RequestParam MultipartFile file,
            Principal principal,
            RedirectAttributes redirect) {
        var document = documents.add(number, BidDocuments.PURPOSE, Upload.of(file), principal.getName());
        Done.say(redirect, "bidding.attached", document.name());
        return "redirect:/tenders/" + number;
    }

    @PostMapping("/{number}/clarifications")
    @OnPage("/tenders/{number}")
    String ask(
            @PathVariable String number,
            @ModelAttribute ClarificationDraft draft,
            BindingResult binding,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        bidding.read(number, principal.getName());
        requireReadable(binding);
        var asked = idempotency.once(
                principal.getName(),
                idempotencyKey,
                Integer.class,
                () -> bidding.ask(number, draft, principal.getName()));
        Done.say(redirect, "bidding.asked", asked);
        return "redirect:/tenders/" + number;
    }

    @PostMapping("/{number}/presentation")
    @OnPage("/tenders/{number}")
    String invite(
            @PathVariable String number,
            @ModelAttribute PresentationDraft draft,
            BindingResult binding,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        bidding.read(number, principal.getName());
        requireReadable(binding);
        idempotency.once(principal.getName(), idempotencyKey, Boolean.class, () -> {
            bidding.invite(number, draft, principal.getName());
            return true;
        });
        Done.say(redirect, "bidding.invited");
        return "redirect:/tenders/" + number;
    }

    @PostMapping("/{number}/bond")
    @OnPage("/tenders/{number}")
    String keepBond(
            @PathVariable String number,
            @ModelAttribute BondDraft draft,
            BindingResult binding,
            @RequestParam int version,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        bidding.read(number, principal.getName());
        requireReadable(binding);
        idempotency.once(principal.getName(), idempotencyKey, Boolean.class, () -> {
            bidding.keepBond(number, draft, version, principal.getName());
            return true;
        });
        Done.say(redirect, "bidding.bondKept");
        return "redirect:/tenders/" + number;
    }

    /** The issuer moved the deadline (R-BD-5). */
    @PostMapping("/{number}/deadline")
    @OnPage("/tenders/{number}")
    String moveDeadline(
            @PathVariable String number,
            @ModelAttribute DeadlineDraft draft,
            BindingResult binding,
            @RequestParam int version,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        bidding.read(number, principal.getName());
        requireReadable(binding);
        idempotency.once(principal.getName(), idempotencyKey, Boolean.class, () -> {
            bidding.moveDeadline(number, draft, version, principal.getName());
            return true;
        });
        Done.say(redirect, "bidding.deadlineMoved");
        return "redirect:/tenders/" + number;
    }

    @PostMapping("/{number}/cancellation")
    @OnPage("/tenders/{number}")
    String cancel(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        idempotency.once(principal.getName(), idempotencyKey, Boolean.class, () -> {
            bidding.cancel(number, reason, principal.getName());
            return true;
        });
        Done.say(redirect, "bidding.cancelled", number);
        return "redirect:/tenders/" + number;
    }
}
