package io.baton.internalaudit;

import io.baton.document.Documents;
import io.baton.engine.TaskFacts;
import io.baton.project.ProjectPanel;
import io.baton.worklist.TaskPanel;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What internal audits add to the project page and to the pages of their tasks. */
@Configuration(proxyBeanMethods = false)
class AuditPanels {

    private final InternalAudits audits;
    private final Nonconformities findings;
    private final Documents documents;

    AuditPanels(InternalAudits audits, Nonconformities findings, Documents documents) {
        this.audits = audits;
        this.findings = findings;
        this.documents = documents;
    }

    @Bean
    ProjectPanel auditsOfProject() {
        return (project, personId) -> {
            var held = audits.of(project.number());
            return held.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new ProjectPanel.Panel(
                            "internalaudit.audits",
                            "internalaudit/panels :: audits",
                            Map.of("audits", held),
                            30,
                            true));
        };
    }

    @Bean
    TaskPanel auditOfTask() {
        return (task, personId) -> isOf(task, InternalAuditProcess.PROCESS)
                ? Optional.of(new TaskPanel.Panel(
                        "internalaudit.audit",
                        "internalaudit/panels :: audit",
                        audit(task.businessKey(), personId),
                        10,
                        true))
                : Optional.empty();
    }

    @Bean
    TaskPanel findingOfTask() {
        return (task, personId) -> isOf(task, NonconformityProcess.PROCESS)
                ? Optional.of(new TaskPanel.Panel(
                        "internalaudit.finding",
                        "internalaudit/panels :: finding",
                        Map.of(
                                "finding", findings.read(task.businessKey(), personId),
                                "entries", findings.entries(task.businessKey()),
                                "documents", documents.list(task.businessKey(), EvidenceDocuments.PURPOSE, personId),
                                "mayAttach", documents.mayAdd(task.businessKey(), EvidenceDocuments.PURPOSE, personId)),
                        10,
                        true))
                : Optional.empty();
    }

    private Map<String, Object> audit(String number, String personId) {
        var audit = audits.read(number, personId);
        var model = new HashMap<String, Object>();
        model.put("audit", audit);
        model.put("items", audits.checklist(number));
        model.put("findings", audits.findings(number));
        model.put("mayWrite", audits.mayWrite(number, personId));
        model.put("mayReport", documents.mayAdd(number, ReportDocuments.PURPOSE, personId));
        if (CorrectiveReports.isDue(audit)) {
            model.put("sheet", CorrectiveReports.ID);
        }
        return model;
    }

    private static boolean isOf(TaskFacts task, String process) {
        return task.processKey().equals(process);
    }
}
