package io.baton.setting;

import io.baton.people.People;
import io.baton.web.Done;
import io.baton.web.Idempotency;
import io.baton.web.NavigationEntry;
import io.baton.web.Option;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
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

/** Shows and changes settings; open to those who may change at least one. */
@Controller
class SettingPages {

    private final Settings settings;
    private final People people;
    private final Idempotency idempotency;

    SettingPages(Settings settings, People people, Idempotency idempotency) {
        this.settings = settings;
        this.people = people;
        this.idempotency = idempotency;
    }

    @Bean
    static NavigationEntry settingsEntry(List<SettingDefinition<?>> definitions) {
        var groups = definitions.stream()
                .flatMap(definition -> definition.groups().stream())
                .collect(Collectors.toSet());
        return new NavigationEntry("setting.title", "/settings", "adjustments", 930, groups);
    }

    @GetMapping("/settings")
    String list(Model model, Principal me) {
        requireLook(me);
        var all = settings.all();
        model.addAttribute(
                "modules",
                all.stream()
                        .collect(Collectors.groupingBy(
                                state -> state.definition().module(), TreeMap::new, Collectors.toList())));
        model.addAttribute(
                "names",
                names(all.stream()
                        .map(SettingState::latest)
                        .filter(version -> version != null)
                        .toList()));
        return "setting/list";
    }

    @GetMapping("/settings/{key}")
    String show(Model model, Principal me, @PathVariable String key) {
        requireLook(me);
        var state = settings.state(key);
        var history = settings.history(key);
        model.addAttribute("setting", state);
        model.addAttribute("mayChange", settings.mayChange(me.getName(), state.definition()));
        model.addAttribute("options", options(state.definition()));
        model.addAttribute("history", history);
        model.addAttribute("names", names(history));
        return "setting/setting";
    }

    @PostMapping("/settings/{key}")
    String change(
            Principal me,
            RedirectAttributes redirect,
            @PathVariable String key,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam int version,
            @RequestParam(required = false) @Nullable String idempotencyKey) {
        idempotency.once(me.getName(), idempotencyKey, Integer.class, () -> settings.change(
                        key, value, version, reason, me.getName())
                .version());
        Done.say(redirect, "setting.changed");
        return "redirect:/settings/" + key;
    }

    private void requireLook(Principal me) {
        if (!settings.mayLook(me.getName())) {
            throw new SettingForbidden();
        }
    }

    private Map<String, String> names(List<SettingVersion> versions) {
        return versions.stream()
                .map(SettingVersion::changedBy)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), people::nameOf));
    }

    private static List<Option> options(SettingDefinition<?> definition) {
        return switch (definition.kind()) {
            case BOOLEAN -> List.of(Option.keyed("true", "setting.true"), Option.keyed("false", "setting.false"));
            case CHOICE ->
                definition.choices().stream()
                        .map(choice -> Option.keyed(choice, definition.choiceKey(choice)))
                        .toList();
            case INTEGER, DECIMAL, TEXT -> List.of();
        };
    }
}
