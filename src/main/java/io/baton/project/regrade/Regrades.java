package io.baton.project.regrade;

import io.baton.people.Act;
import io.baton.people.Group;
import io.baton.people.People;
import io.baton.project.Complexity;
import io.baton.project.Grade;
import io.baton.project.Project;
import io.baton.project.ProjectStatus;
import io.baton.project.Projects;
import io.baton.project.SupportDesk;
import io.baton.worklist.WorkList;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Corrections of the figures from which a project's grade follows, while it is in presales (R-PJ-1). */
@Service
@Transactional
public class Regrades {

    private static final Set<String> LEADS = Set.of(Group.LEAD_ACCOUNT_MANAGER.id());

    private final Projects projects;
    private final WorkList workList;
    private final People people;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    Regrades(
            Projects projects,
            WorkList workList,
            People people,
            JdbcClient jdbc,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.projects = projects;
        this.workList = workList;
        this.people = people;
        this.jdbc = jdbc;
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * Corrects the figures and decides the grade anew; the review hears of it in the same transaction.
     *
     * @param version the version of the project that the person saw
     * @throws io.baton.project.ProjectUnknown also for who may not read it
     * @throws FiguresNotYours when it is not for this person to correct them
     * @throws io.baton.project.PresalesOver when its presales review has ended
     * @throws ProjectChangedMeanwhile when the project has another version
     * @throws FiguresIncomplete with every problem of the draft
     * @throws FiguresUnchanged when they already stand like this
     */
    Regrade correct(String number, FiguresDraft draft, int version, String personId) {
        workList.keepStill(number);
        var project = projects.lock(number);
        requireCorrector(projects.read(number, personId), personId);
        if (!Objects.equals(project.version(), version)) {
            throw new ProjectChangedMeanwhile(people.nameOf(project.changedBy()));
        }
        var problems = draft.problems();
        if (!problems.isEmpty()) {
            throw new FiguresIncomplete(problems);
        }
        var before = Standing.of(project);
        var after = Standing.of(projects.regrade(number, draft.figures(), personId));
        if (after.hasSameFigures(before)) {
            throw new FiguresUnchanged();
        }
        var regrade = new Regrade(before, after, Objects.requireNonNull(draft.reason()), personId, clock.instant());
        keep(number, regrade);
        projects.joined(number, personId);
        publisher.publishEvent(
                new Act("project.regraded", personId, number, "project:" + number, before, after, regrade.reason()));
        publisher.publishEvent(new ProjectRegraded(number, before, after, regrade.reason(), personId));
        workList.caseChanged(number);
        return regrade;
    }

    /** Whether the person may correct the figures now. */
    @Transactional(readOnly = true)
    boolean mayCorrect(Project project, String personId) {
        return project.status() == ProjectStatus.PRESALES && answersFor(project, personId);
    }

    /**
     * Refuses whoever may not correct the figures, and everybody after the presales review.
     *
     * @throws FiguresNotYours when it is not for this person to correct them
     * @throws io.baton.project.PresalesOver when its presales review has ended
     */
    @Transactional(readOnly = true)
    void requireCorrector(Project project, String personId) {
        if (!answersFor(project, personId)) {
            throw new FiguresNotYours();
        }
        project.requireRunning();
    }

    /** The project's corrections, the latest first. */
    @Transactional(readOnly = true)
    List<Regrade> of(String number) {
        return jdbc.sql("select * from baton.project_regrade where project_number = :number order by id desc")
                .param("number", number)
                .query((row, index) -> regrade(row))
                .list();
    }

    /** Accounts of all who ever corrected the project's figures. */
    @Transactional(readOnly = true)
    public Set<String> correctors(String number) {
        return Set.copyOf(
                jdbc.sql("select distinct created_by from baton.project_regrade where project_number = :number")
                        .param("number", number)
                        .query(String.class)
                        .list());
    }

    private boolean answersFor(Project project, String personId) {
        return personId.equals(project.raisedBy())
                || people.mayWork(personId, LEADS, project.departmentId())
                || people.managerOf(project.raisedBy()).filter(personId::equals).isPresent();
    }

    private void keep(String number, Regrade regrade) {
        var before = regrade.before();
        var after = regrade.after();
        jdbc.sql(
                        """
                        insert into baton.project_regrade (project_number, annual_revenue_before, complexity_before,
                            cross_domain_before, grade_before, major_before, support_desk_before, annual_revenue_after,
                            complexity_after, cross_domain_after, grade_after, major_after, support_desk_after, reason,
                            created_by, created_at)
                        values (:number, :revenueBefore, :complexityBefore, :crossDomainBefore, :gradeBefore, :majorBefore,
                            :deskBefore, :revenueAfter, :complexityAfter, :crossDomainAfter, :gradeAfter, :majorAfter, :deskAfter,
                            :reason, :by, :at)
                        """)
                .param("number", number)
                .param("revenueBefore", before.annualRevenue())
                .param("complexityBefore", before.complexity().name())
                .param("crossDomainBefore", before.crossDomain())
                .param("gradeBefore", before.grade().name())
                .param("majorBefore", before.major())
                .param("deskBefore", before.supportDesk().name())
                .param("revenueAfter", after.annualRevenue())
                .param("complexityAfter", after.complexity().name())
                .param("crossDomainAfter", after.crossDomain())
                .param("gradeAfter", after.grade().name())
                .param("majorAfter", after.major())
                .param("deskAfter", after.supportDesk().name())
                .param("reason", regrade.reason())
                .param("by", regrade.by())
                .param("at", Timestamp.from(regrade.at()))
                .update();
    }

    private static Regrade regrade(ResultSet row) throws SQLException {
        return new Regrade(
                standing(row, "before"),
                standing(row, "after"),
                row.getString("reason"),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant());
    }

    private static Standing standing(ResultSet row, String when) throws SQLException {
        return new Standing(
                row.getBigDecimal("annual_revenue_" + when),
                Complexity.valueOf(row.getString("complexity_" + when)),
                row.getBoolean("cross_domain_" + when),
                Grade.valueOf(row.getString("grade_" + when)),
                row.getBoolean("major_" + when),
                SupportDesk.valueOf(row.getString("support_desk_" + when)));
    }
}
