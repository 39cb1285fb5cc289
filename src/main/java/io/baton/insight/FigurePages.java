package io.baton.insight;

import io.baton.people.Group;
import io.baton.web.NavigationEntry;
import io.baton.web.ShowsDiagram;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The board, and the cases behind each of its numbers. */
@Controller
@RequestMapping("/figures")
class FigurePages {

    private final Insight insight;

    FigurePages(Insight insight) {
        this.insight = insight;
    }

    @Bean
    static NavigationEntry figuresEntry() {
        var readers = Arrays.stream(Group.values())
                .filter(group -> group != Group.ADMIN && group != Group.PROCESS_MANAGER)
                .map(Group::id)
                .collect(Collectors.toSet());
        return new NavigationEntry("insight.navigation", "/figures", "chart-bar", 50, readers);
    }

    @GetMapping
    @ShowsDiagram
    String board(@ModelAttribute Choice choice, Principal principal, Model model) {
        var board = insight.board(choice, principal.getName());
        model.addAttribute("board", board);
        model.addAttribute(
                "kinds", List.of(Period.Kind.MONTH, Period.Kind.QUARTER, Period.Kind.HALF, Period.Kind.YEAR));
        model.addAttribute(
                "anchor",
                board.period().contains(insight.today())
                        ? insight.today()
                        : board.period().from());
        model.addAttribute("scope", scope(board.department()));
        model.addAttribute("query", board.period().query() + scope(board.department()));
        return "insight/board";
    }

    @GetMapping("/{figure}")
    String cases(
            @PathVariable String figure,
            @RequestParam(required = false) @Nullable String part,
            @RequestParam(required = false) @Nullable String before,
            @ModelAttribute Choice choice,
            Principal principal,
            Model model) {
        var cases = insight.cases(Part.of(figure, part), choice, before, principal.getName());
        model.addAttribute("cases", cases);
        model.addAttribute("departments", insight.departments());
        model.addAttribute("query", cases.period().query() + scope(cases.department()));
        return "insight/cases";
    }

    /** The chosen department, to be put to an address; it is one of the tree, so of letters and digits. */
    private static String scope(@Nullable String department) {
        return department == null ? "" : "&department=" + department;
    }
}
