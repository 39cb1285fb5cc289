package io.baton.bidding;

import io.baton.customer.CustomerPanel;
import io.baton.project.Project;
import io.baton.project.ProjectPanel;
import io.baton.worklist.TaskPanel;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What bids add to the project page and to the pages of their tasks. */
@Configuration(proxyBeanMethods = false)
class BiddingPanels {

    private final Bidding bidding;

    BiddingPanels(Bidding bidding) {
        this.bidding = bidding;
    }

    @Bean
    ProjectPanel tendersOfProject() {
        return (project, personId) -> tenders(project, personId)
                .map(model -> new ProjectPanel.Panel("bidding.tenders", "bidding/panels :: tenders", model, 25, true));
    }

    /** With the win rate, won ÷ (won + lost), as long as it has any (R-BD-7, R-CU-2). */
    @Bean
    CustomerPanel tendersOfCustomer() {
        return (customerId, personId) -> {
            var tenders = bidding.ofCustomer(customerId, personId);
            var won = count(tenders, TenderStatus.WON);
            var decided = won + count(tenders, TenderStatus.LOST);
            var model = new HashMap<String, Object>();
            model.put("tenders", tenders);
            model.put("won", won);
            model.put("decided", decided);
            if (decided > 0) {
                model.put("winRate", percent(won, decided));
            }
            return Optional.of(new CustomerPanel.Panel(
                    CustomerPanel.Part.COMMERCIAL, "bidding.tenders", "bidding/panels :: ofCustomer", model, 30));
        };
    }

    /** Whole percent, rounded half up as on the board of figures. */
    private static int percent(long part, long whole) {
        return BigDecimal.valueOf(part)
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
                .intValueExact();
    }

    private static long count(List<Tender> tenders, TenderStatus status) {
        return tenders.stream().filter(tender -> tender.status() == status).count();
    }

    @Bean
    TaskPanel tenderOfTask() {
        return (task, personId) -> task.processKey().equals(BiddingProcess.PROCESS)
                ? Optional.of(new TaskPanel.Panel(
                        "bidding.tender", "bidding/panels :: tender", tender(task.businessKey(), personId), 10, true))
                : Optional.empty();
    }

    private Optional<Map<String, Object>> tenders(Project project, String personId) {
        var held = bidding.of(project.number(), personId);
        var mayStart = bidding.mayStartFor(project, personId);
        return held.isEmpty() && !mayStart
                ? Optional.empty()
                : Optional.of(Map.of("number", project.number(), "tenders", held, "mayStart", mayStart));
    }

    private Map<String, Object> tender(String number, String personId) {
        var tender = bidding.read(number, personId);
        var clauses = bidding.clauses(number);
        var model = new HashMap<String, Object>();
        model.put("tender", tender);
        model.put("clauses", clauses.size());
        model.put("blocking", clauses.stream().filter(Clause::blocks).count());
        model.put("scores", bidding.scores(number));
        model.put("entries", bidding.entries(number));
        model.put("floor", bidding.marginFloor());
        model.put("mayList", bidding.mayList(number, personId));
        model.put("mayPrice", bidding.mayPrice(number, personId));
        return model;
    }
}
