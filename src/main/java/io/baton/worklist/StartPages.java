package io.baton.worklist;

import io.baton.people.People;
import io.baton.web.NavigationEntry;
import java.security.Principal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The flows that a person may start. */
@Controller
class StartPages {

    private final List<StartableFlow> flows;
    private final Models models;
    private final People people;

    StartPages(List<StartableFlow> flows, Models models, People people) {
        this.flows = flows.stream()
                .sorted(Comparator.comparingInt(StartableFlow::order))
                .toList();
        this.models = models;
        this.people = people;
    }

    /** A flow in the person's language. */
    record Offer(StartableFlow flow, String name, String picture) {}

    @Bean
    NavigationEntry startEntry() {
        Set<String> starters =
                flows.stream().flatMap(flow -> flow.groups().stream()).collect(Collectors.toSet());
        return new NavigationEntry("worklist.start.navigation", "/start", "player-play", 15, starters);
    }

    @GetMapping("/start")
    String start(Principal principal, Model model, Locale locale) {
        var groups = people.reachOf(principal.getName()).groups();
        model.addAttribute(
                "offers",
                flows.stream()
                        .filter(flow -> flow.groups().stream().anyMatch(groups::contains))
                        .map(flow -> new Offer(flow, models.flowName(flow.processId(), locale), picture(flow, locale)))
                        .toList());
        return "worklist/start";
    }

    private static String picture(StartableFlow flow, Locale locale) {
        return "/diagrams/" + flow.processId() + (locale.getLanguage().equals("en") ? ".en.svg" : ".svg");
    }
}
