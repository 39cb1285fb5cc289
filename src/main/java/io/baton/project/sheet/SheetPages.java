package io.baton.project.sheet;

import io.baton.web.Done;
import io.baton.web.FieldProblem;
import io.baton.web.Idempotency;
import io.baton.web.Option;
import io.baton.web.PageLanguage;
import io.baton.web.Times;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
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

/** The page of a sheet, on which it is handed over, and the sheet itself, to be printed. */
@Controller
@RequestMapping("/sheets/{sheet}/{number}")
class SheetPages {

    private final Sheets sheets;
    private final Idempotency idempotency;
    private final Clock clock;

    SheetPages(Sheets sheets, Idempotency idempotency, Clock clock) {
        this.sheets = sheets;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @GetMapping
    String page(
            @PathVariable String sheet, @PathVariable String number, Principal principal, Model model, Locale locale) {
        var person = principal.getName();
        var kind = sheets.kind(sheet, number);
        var found = sheets.read(sheet, number, locale, person);
        model.addAttribute("kind", kind);
        model.addAttribute("number", number);
        model.addAttribute("sheet", found);
        model.addAttribute("letterhead", sheets.letterhead(found, locale));
        model.addAttribute("doubtful", sheets.doubtfulWords(found));
        model.addAttribute("handovers", sheets.handovers(sheet, number));
        model.addAttribute("mayHandOver", sheets.mayHandOver(found, person));
        model.addAttribute("today", LocalDate.ofInstant(clock.instant(), Times.ZONE));
        model.addAttribute("standard", PageLanguage.of(null).toLanguageTag());
        model.addAttribute("languageNames", PageLanguage.offered());
        model.addAttribute(
                "languages",
                PageLanguage.offered().entrySet().stream()
                        .map(language -> Option.of(language.getKey(), language.getValue()))
                        .toList());
        return "project/sheet";
    }

    /** What the customer receives and nothing else, in the customer's language. */
    @GetMapping("/print")
    String print(
            @PathVariable String sheet,
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String language,
            Principal principal,
            HttpServletRequest request,
            Model model) {
        var spoken = PageLanguage.speak(request, language);
        var kind = sheets.kind(sheet, number);
        var found = sheets.read(sheet, number, spoken, principal.getName());
        model.addAttribute("sheet", sheet);
        model.addAttribute("number", number);
        model.addAttribute("title", kind.messageKey());
        model.addAttribute("fragment", kind.fragment());
        model.addAttribute("letterhead", sheets.letterhead(found, spoken));
        model.addAttribute("readyOn", found.readyOn());
        model.addAttribute("content", found.content());
        model.addAttribute("languages", PageLanguage.offered());
        return "project/sheet-print";
    }

    @PostMapping
    String handOver(
            @PathVariable String sheet,
            @PathVariable String number,
            @ModelAttribute HandoverDraft draft,
            BindingResult binding,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        if (binding.hasErrors()) {
            throw new HandoverIncomplete(List.of(FieldProblem.of("handedOn", "project.problem.unreadable")));
        }
        idempotency.once(principal.getName(), idempotencyKey, Boolean.class, () -> {
            sheets.handOver(sheet, number, draft, principal.getName());
            return true;
        });
        Done.say(redirect, "project.sheet.handedOver");
        return "redirect:/sheets/" + sheet + "/" + number;
    }
}
