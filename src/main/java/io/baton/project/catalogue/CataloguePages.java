package io.baton.project.catalogue;

import io.baton.people.Group;
import io.baton.web.Done;
import io.baton.web.Idempotency;
import io.baton.web.NavigationEntry;
import io.baton.web.OnPage;
import io.baton.web.Option;
import java.security.Principal;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@Controller
@RequestMapping("/catalogue")
class CataloguePages {

    private final Catalogue catalogue;
    private final Idempotency idempotency;

    CataloguePages(Catalogue catalogue, Idempotency idempotency) {
        this.catalogue = catalogue;
        this.idempotency = idempotency;
    }

    @Bean
    NavigationEntry catalogueEntry() {
        return new NavigationEntry(
                "project.catalogue.navigation",
                "/catalogue",
                "book",
                60,
                Set.of(Group.PROCESS_MANAGER.id(), Group.PRODUCT_ENGINEER.id()));
    }

    @GetMapping
    String list(Principal principal, Model model, Locale locale) {
        model.addAttribute("products", catalogue.products());
        model.addAttribute(
                "scenarios",
                catalogue.scenarios().stream()
                        .collect(Collectors.toMap(Scenario::id, scenario -> scenario.name(locale.getLanguage()))));
        model.addAttribute("mayChange", catalogue.mayChange(principal.getName()));
        model.addAttribute("changes", catalogue.changes());
        return "project/catalogue";
    }

    @GetMapping("/new")
    String form(Principal principal, Model model, Locale locale) {
        return formPage(null, principal, model, locale);
    }

    @PostMapping
    @OnPage("/catalogue/new")
    String add(
            @RequestParam String id,
            @ModelAttribute ProductDetails details,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        idempotency.once(principal.getName(), idempotencyKey, String.class, () -> catalogue
                .add(id.strip(), details, principal.getName())
                .id());
        Done.say(redirect, "project.catalogue.added", details.name());
        return "redirect:/catalogue";
    }

    @GetMapping("/{id}")
    String changeForm(@PathVariable String id, Principal principal, Model model, Locale locale) {
        return formPage(catalogue.product(id), principal, model, locale);
    }

    @PostMapping("/{id}")
    String change(
            @PathVariable String id,
            @ModelAttribute ProductDetails details,
            @RequestParam int version,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        idempotency.once(principal.getName(), idempotencyKey, String.class, () -> catalogue
                .change(id, details, version, principal.getName())
                .id());
        Done.say(redirect, "project.catalogue.changed", details.name());
        return "redirect:/catalogue";
    }

    private String formPage(@Nullable Product product, Principal principal, Model model, Locale locale) {
        if (!catalogue.mayChange(principal.getName())) {
            throw new CatalogueNotYours();
        }
        model.addAttribute("product", product);
        model.addAttribute(
                "scenarios",
                catalogue.scenarios().stream()
                        .map(scenario -> Option.of(scenario.id(), scenario.name(locale.getLanguage())))
                        .toList());
        return "project/product";
    }
}
