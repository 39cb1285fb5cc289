package io.baton.internalaudit;

import io.baton.web.ShowsDiagram;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The monthly list of findings, as a page and for programs (R-IA-11). */
@Controller
@Tag(name = "Internal audits")
class RankingPages {

    private final Rankings rankings;

    RankingPages(Rankings rankings) {
        this.rankings = rankings;
    }

    @GetMapping("/audits/ranking")
    @ShowsDiagram
    String page(@RequestParam(required = false) @Nullable YearMonth month, Principal principal, Model model) {
        model.addAttribute("ranking", of(month, principal));
        return "internalaudit/ranking";
    }

    @GetMapping("/api/audits/ranking")
    @ResponseBody
    @Operation(
            summary = "Rank departments and aspects",
            description = "By the findings of a month (yyyy-MM, this month without one); auditors and managers only.")
    MonthlyRanking read(@RequestParam(required = false) @Nullable YearMonth month, Principal principal) {
        return of(month, principal);
    }

    private MonthlyRanking of(@Nullable YearMonth month, Principal principal) {
        return rankings.of(month == null ? rankings.thisMonth() : month, principal.getName());
    }
}
