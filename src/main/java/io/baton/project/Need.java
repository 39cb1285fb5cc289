package io.baton.project;

import io.baton.web.FieldProblem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an account manager states when raising a customer's need (R-PS-1). Every value may be missing, so that all problems can be
 * told at once.
 *
 * @param customerId the customer
 * @param title what the project will be called
 * @param need what the customer needs, in words
 * @param scenario id of a scenario of the catalogue (R-PS-14)
 * @param products ids of products of the catalogue
 * @param sites how many sites, from 1
 * @param bandwidthMbps bandwidth per site in Mbit/s, above 0, at most two decimals
 * @param area an {@link Area} id
 * @param securityLevel a {@link SecurityLevel} id
 * @param annualRevenue expected revenue in CNY per year, from 0, at most two decimals
 * @param complexity a {@link Complexity} id
 * @param crossDomain whether several domains or regions work together
 * @param wantedOn the day the customer wants it
 * @param requestKind a {@link RequestKind} id
 * @param urgent whether the account manager asks for the green channel
 * @param urgentReason why; required when urgent
 */
@Schema(name = "Need")
public record Need(
        @Nullable Long customerId,
        @Nullable String title,
        @Nullable String need,
        @Nullable String scenario,
        @Nullable Set<String> products,
        @Nullable Integer sites,
        @Nullable BigDecimal bandwidthMbps,
        @Nullable String area,
        @Nullable String securityLevel,
        @Nullable BigDecimal annualRevenue,
        @Nullable String complexity,
        @Nullable Boolean crossDomain,
        @Nullable LocalDate wantedOn,
        @Nullable String requestKind,
        @Nullable Boolean urgent,
        @Nullable String urgentReason) {

    private static final int MOST_SITES = 2000;
    private static final BigDecimal MOST_BANDWIDTH = new BigDecimal("1000000");

    public Need {
        title = stripped(title);
        need = stripped(need);
        urgentReason = stripped(urgentReason);
        products = products == null ? Set.of() : new LinkedHashSet<>(products);
    }

    /** What is wrong with these values taken alone, in the order of the page; customer and catalogue are looked up elsewhere. */
    List<FieldProblem> problems() {
        var problems = new ArrayList<FieldProblem>();
        if (customerId == null) {
            problems.add(FieldProblem.of("customerId", "project.problem.customerMissing"));
        }
        requireText(problems, "title", title, 200);
        requireText(problems, "need", need, 2000);
        if (scenario == null) {
            problems.add(FieldProblem.of("scenario", "project.problem.choose"));
        }
        if (products == null || products.isEmpty()) {
            problems.add(FieldProblem.of("products", "project.problem.productsMissing"));
        }
        if (sites == null || sites < 1 || sites > MOST_SITES) {
            problems.add(FieldProblem.of("sites", "project.problem.sites", MOST_SITES));
        }
        if (bandwidthMbps == null
                || bandwidthMbps.signum() <= 0
                || bandwidthMbps.compareTo(MOST_BANDWIDTH) > 0
                || bandwidthMbps.stripTrailingZeros().scale() > 2) {
            problems.add(FieldProblem.of("bandwidthMbps", "project.problem.bandwidth"));
        }
        if (area == null || Area.of(area).isEmpty()) {
            problems.add(FieldProblem.of("area", "project.problem.choose"));
        }
        if (securityLevel == null || SecurityLevel.of(securityLevel).isEmpty()) {
            problems.add(FieldProblem.of("securityLevel", "project.problem.choose"));
        }
        problems.addAll(figures().problems());
        if (wantedOn == null) {
            problems.add(FieldProblem.of("wantedOn", "project.problem.dateMissing"));
        }
        if (requestKind == null || RequestKind.of(requestKind).isEmpty()) {
            problems.add(FieldProblem.of("requestKind", "project.problem.choose"));
        }
        if (isUrgent()) {
            requireText(problems, "urgentReason", urgentReason, 1000);
        }
        return problems;
    }

    /** What the grade follows from. */
    Figures figures() {
        return new Figures(annualRevenue, complexity, crossDomain);
    }

    boolean isUrgent() {
        return Boolean.TRUE.equals(urgent);
    }

    private static void requireText(List<FieldProblem> problems, String field, @Nullable String text, int most) {
        if (text == null) {
            problems.add(FieldProblem.of(field, "project.problem.textMissing"));
        } else if (text.length() > most) {
            problems.add(FieldProblem.of(field, "project.problem.tooLong", most));
        }
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
