package io.baton.presales;

import io.baton.customer.Sector;
import io.baton.people.Group;
import io.baton.project.catalogue.Catalogue;
import io.baton.project.catalogue.Product;
import io.baton.project.catalogue.Scenario;
import io.baton.web.Done;
import io.baton.web.Idempotency;
import io.baton.web.NavigationEntry;
import io.baton.web.OnPage;
import java.security.Principal;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The solution library (R-PS-10). */
@Controller
class LibraryPages {

    private final Presales presales;
    private final Catalogue catalogue;
    private final Idempotency idempotency;

    LibraryPages(Presales presales, Catalogue catalogue, Idempotency idempotency) {
        this.presales = presales;
        this.catalogue = catalogue;
        this.idempotency = idempotency;
    }

    @Bean
    static NavigationEntry libraryEntry() {
        var readers = Arrays.stream(Group.values())
                .filter(group -> group != Group.ADMIN && group != Group.PROCESS_MANAGER)
                .map(Group::id)
                .collect(Collectors.toSet());
        return new NavigationEntry("presales.library.navigation", "/library", "folder", 40, readers);
    }

    @GetMapping("/library")
    String list(
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String sector,
            @RequestParam(required = false) @Nullable String scenario,
            @RequestParam(required = false) @Nullable String product,
            @RequestParam(required = false) @Nullable Boolean benchmark,
            Principal principal,
            Model model,
            Locale locale) {
        model.addAttribute(
                "entries",
                presales.library(new LibraryFilter(text, sector, scenario, product, benchmark), principal.getName()));
        model.addAttribute("text", text);
        model.addAttribute("sector", sector);
        model.addAttribute("scenario", scenario);
        model.addAttribute("product", product);
        model.addAttribute("benchmark", Boolean.TRUE.equals(benchmark));
        model.addAttribute("sectors", Sector.values());
        name(model, locale);
        return "presales/library";
    }

    @GetMapping("/library/{number}")
    String page(@PathVariable String number, Principal principal, Model model, Locale locale) {
        model.addAttribute("entry", presales.libraryEntry(number, principal.getName()));
        model.addAttribute("mayReadProject", presales.mayRead(number, principal.getName()));
        model.addAttribute("pilots", presales.pilots(number));
        model.addAttribute("mayBenchmark", presales.mayBenchmark(number, principal.getName()));
        model.addAttribute("proven", presales.isProven(number));
        name(model, locale);
        return "presales/library-entry";
    }

    @PostMapping("/library/{number}/benchmark")
    @OnPage("/library/{number}")
    String mark(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        idempotency.once(principal.getName(), idempotencyKey, Boolean.class, () -> {
            presales.markBenchmark(number, reason, principal.getName());
            return true;
        });
        Done.say(redirect, "presales.benchmark.marked");
        return "redirect:/library/" + number;
    }

    @PostMapping("/library/{number}/benchmark/removal")
    @OnPage("/library/{number}")
    String unmark(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        idempotency.once(principal.getName(), idempotencyKey, Boolean.class, () -> {
            presales.unmarkBenchmark(number, reason, principal.getName());
            return true;
        });
        Done.say(redirect, "presales.benchmark.unmarked");
        return "redirect:/library/" + number;
    }

    private void name(Model model, Locale locale) {
        var language = locale.getLanguage();
        model.addAttribute(
                "scenarios",
                catalogue.scenarios().stream().collect(Collectors.toMap(Scenario::id, one -> one.name(language))));
        model.addAttribute(
                "products",
                catalogue.products().stream().collect(Collectors.toMap(Product::id, one -> one.name(language))));
    }
}
