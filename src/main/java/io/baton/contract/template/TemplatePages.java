package io.baton.contract.template;

import io.baton.people.Group;
import io.baton.people.People;
import io.baton.web.Done;
import io.baton.web.Idempotency;
import io.baton.web.NavigationEntry;
import io.baton.web.OnPage;
import java.io.IOException;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages of contract templates (R-CO-1). */
@Controller
@RequestMapping("/contracts/templates")
class TemplatePages {

    private final ContractTemplates templates;
    private final People people;
    private final Idempotency idempotency;

    TemplatePages(ContractTemplates templates, People people, Idempotency idempotency) {
        this.templates = templates;
        this.people = people;
        this.idempotency = idempotency;
    }

    @Bean
    static NavigationEntry contractTemplatesEntry() {
        return new NavigationEntry(
                "contract.templates",
                "/contracts/templates",
                "file-text",
                65,
                Set.of(Group.LEGAL.id(), Group.PROCESS_MANAGER.id()));
    }

    @GetMapping
    String list(Principal principal, Model model) {
        var all = templates.all(principal.getName());
        model.addAttribute("templates", all);
        model.addAttribute("mayKeep", templates.mayKeep(principal.getName()));
        model.addAttribute(
                "names",
                people.namesOf(all.stream().map(ContractTemplate::createdBy).toList()));
        return "contract/templates";
    }

    @GetMapping("/new")
    String form(@RequestParam(required = false) @Nullable String name, Principal principal, Model model) {
        templates.requireKeeper(principal.getName());
        model.addAttribute("name", name);
        model.addAttribute("tags", List.of(ContractTag.values()));
        return "contract/template-new";
    }

    @PostMapping
    @OnPage("/contracts/templates/new")
    String upload(
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect)
            throws IOException {
        var bytes = file == null ? new byte[0] : file.getBytes();
        var id = idempotency.once(
                principal.getName(),
                idempotencyKey,
                Long.class,
                () -> templates.upload(name, bytes, reason, principal.getName()));
        Done.say(redirect, "contract.template.added");
        return "redirect:/contracts/templates/" + id;
    }

    @GetMapping("/{id}")
    String page(@PathVariable long id, Principal principal, Model model) {
        var template = templates.read(id, principal.getName());
        model.addAttribute("template", template);
        model.addAttribute(
                "tags",
                Arrays.stream(ContractTag.values())
                        .filter(tag -> template.tags().contains(tag.tag()))
                        .toList());
        model.addAttribute("compared", templates.change(template).orElse(null));
        model.addAttribute("createdBy", people.nameOf(template.createdBy()));
        model.addAttribute("mayKeep", templates.mayKeep(principal.getName()));
        return "contract/template";
    }

    @PostMapping("/{id}/offer")
    @OnPage("/contracts/templates/{id}")
    String offer(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        once(principal, idempotencyKey, () -> templates.offer(id, reason, principal.getName()));
        Done.say(redirect, "contract.template.nowOffered");
        return "redirect:/contracts/templates/" + id;
    }

    @PostMapping("/{id}/withdraw")
    @OnPage("/contracts/templates/{id}")
    String withdraw(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam String idempotencyKey,
            Principal principal,
            RedirectAttributes redirect) {
        once(principal, idempotencyKey, () -> templates.withdraw(id, reason, principal.getName()));
        Done.say(redirect, "contract.template.nowWithdrawn");
        return "redirect:/contracts/templates/" + id;
    }

    private void once(Principal principal, String key, Runnable change) {
        idempotency.once(principal.getName(), key, Boolean.class, () -> {
            change.run();
            return true;
        });
    }
}
