package io.baton.insight;

import io.baton.people.Group;
import io.baton.web.FieldProblem;
import io.baton.web.NavigationEntry;
import io.baton.web.ShowsDiagram;
import io.baton.web.Typed;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The board, and the cases behind each of its numbers. */
@Controller
@RequestMapping("/figures")
class FigurePages {

    private final Insight insight;
    private final MessageSource texts;

    FigurePages(Insight insight, MessageSource texts) {
        this.insight = insight;
        this.texts = texts;
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

    /** A mistyped period is asked for again, with what was typed and what is wrong with it. */
    @ExceptionHandler
    ModelAndView asksAgain(PeriodInvalid invalid, HttpServletRequest request, Principal principal, Locale language) {
        var typed = request.getParameterMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
        var sentences = invalid.problems().stream()
                .collect(Collectors.toMap(FieldProblem::field, problem -> texts.getMessage(problem, language)));
        return new ModelAndView(
                "insight/period",
                Map.of(
                        "departments",
                        insight.places(principal.getName()),
                        "refusal",
                        texts.getMessage(invalid, language),
                        "problems",
                        sentences,
                        "typed",
                        new Typed(typed)),
                HttpStatus.UNPROCESSABLE_ENTITY);
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
