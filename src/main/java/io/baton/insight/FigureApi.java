package io.baton.insight;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/figures")
@Tag(name = "Figures", description = "The figures K-1 to K-3, and the cases behind them.")
class FigureApi {

    private final Insight insight;

    FigureApi(Insight insight) {
        this.insight = insight;
    }

    @GetMapping
    @Operation(
            summary = "Read the figures",
            description =
                    "Of the departments within the caller's reach, or of one of them with those below it. "
                            + "The period: month, quarter, half or year around a day, or days from one day to another, in Asia/Shanghai.")
    Board board(@ParameterObject @ModelAttribute Choice choice, Principal principal) {
        return insight.board(choice, principal.getName());
    }

    @GetMapping("/{figure}")
    @Operation(
            summary = "Read the cases behind a figure",
            description =
                    "k-1: raised, signed, withdrawn. k-2: signed, cancelled. k-3: decided, won, lost, void, missed, cancelled. "
                            + "At most 50 at once; the next page begins before the number that stands in next.")
    Cases cases(
            @PathVariable String figure,
            @Parameter(description = "Without one: what the figure is about") @RequestParam(required = false) @Nullable
                    String part,
            @Parameter(description = "Only numbers below this one") @RequestParam(required = false) @Nullable
                    String before,
            @ParameterObject @ModelAttribute Choice choice,
            Principal principal) {
        return insight.cases(Part.of(figure, part), choice, before, principal.getName());
    }
}
