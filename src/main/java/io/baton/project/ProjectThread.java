package io.baton.project;

import io.baton.people.People;
import io.baton.worklist.CaseProgress;
import io.baton.worklist.Elapsed;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The thread that ties a project's flows together: how far it is on its way, and which cases belong to it. */
@Service
@Transactional(readOnly = true)
class ProjectThread {

    private final List<ProjectFlow> flows;
    private final List<FollowUps> followUps;
    private final Projects projects;
    private final CaseProgress progress;
    private final People people;
    private final Clock clock;

    ProjectThread(
            List<ProjectFlow> flows,
            List<FollowUps> followUps,
            Projects projects,
            CaseProgress progress,
            People people,
            Clock clock) {
        this.flows = flows;
        this.followUps = followUps;
        this.projects = projects;
        this.progress = progress;
        this.people = people;
        this.clock = clock;
    }

    /** How far the project is with a phase. */
    enum State {
        DONE,
        RUNNING,
        FAILED,
        /** Its turn has come, and nobody has begun it yet. */
        NEXT,
        /** The project went on without it. */
        SKIPPED,
        NOT_REACHED;

        public String messageKey() {
            return "project.phase.state." + name();
        }
    }

    /**
     * A phase of the project.
     *
     * @param leg the newest case of the phase, if there is one
     * @param earlier the others that the person may read, the newest first
     * @param readable whether the person may read the newest case
     * @param elapsed how long it took or has run
     * @param doers names of those who did or have its steps
     */
    record PhaseView(
            Phase phase,
            State state,
            @Nullable Leg leg,
            List<Leg> earlier,
            boolean readable,
            @Nullable Elapsed elapsed,
            List<String> doers) {}

    /**
     * What the person may read of the project's way.
     *
     * @param phases all phases that are implemented, in their order
     * @param legs the cases that the person may read, in the order of their phases, the newest first; then those beside the phases
     * @param ending those that a withdrawal of the need ends; what is about them goes with the tasks that it is about (R-PS-9)
     */
    record Way(List<PhaseView> phases, List<Leg> legs, List<Leg> ending) {

        Set<String> numbers() {
            return legs.stream().map(Leg::number).collect(Collectors.toCollection(LinkedHashSet::new));
        }

        /** Cases beside the phases. */
        public List<Leg> beside() {
            return legs.stream().filter(leg -> leg.phase() == null).toList();
        }

        /** Cases with amounts. */
        public List<Leg> withFigures() {
            return legs.stream().filter(leg -> !leg.figures().isEmpty()).toList();
        }
    }

    /** The caller has decided that the person may read the project. */
    Way wayOf(Project project, String personId) {
        var all = flows.stream()
                .flatMap(flow -> flow.of(project).stream())
                .collect(Collectors.toCollection(ArrayList::new));
        var numbers = all.stream().map(Leg::number).toList();
        var running = all.stream()
                .filter(leg -> leg.standing() == Leg.Standing.RUNNING)
                .toList();
        followUps.forEach(module -> all.addAll(module.about(numbers)));
        var readable = readable(project, all, personId);
        var doers = progress.doersOf(readable);
        var phases = flows.stream()
                .flatMap(flow -> flow.phase().stream())
                .distinct()
                .sorted()
                .map(phase -> view(phase, project, all, readable, doers))
                .toList();
        return new Way(
                phases,
                all.stream()
                        .filter(leg -> readable.contains(leg.number()))
                        .sorted(Comparator.comparing(Leg::phase, Comparator.nullsLast(Comparator.naturalOrder())))
                        .toList(),
                running.stream().filter(leg -> readable.contains(leg.number())).toList());
    }

    /** Whoever has a part in the project, and whoever reads its department's projects, reads all its cases; others what they were shown. */
    private Set<String> readable(Project project, List<Leg> legs, String personId) {
        var everything = people.mayRead(personId, project.departmentId(), projects.participants(project.number()));
        return legs.stream()
                .map(Leg::number)
                .filter(number -> everything || number.equals(project.number()) || mayRead(project, number, personId))
                .collect(Collectors.toSet());
    }

    private boolean mayRead(Project project, String number, String personId) {
        var participants = flows.stream()
                .flatMap(flow -> flow.find(number).stream())
                .flatMap(found -> found.participants().stream())
                .collect(Collectors.toSet());
        return people.mayRead(personId, number, project.departmentId(), participants);
    }

    private PhaseView view(
            Phase phase, Project project, List<Leg> all, Set<String> readable, Map<String, List<String>> doers) {
        var legs = all.stream().filter(leg -> leg.phase() == phase).toList();
        var newest = legs.stream().findFirst();
        return new PhaseView(
                phase,
                newest.map(ProjectThread::stateOf).orElseGet(() -> stateWithout(phase, project, all)),
                newest.orElse(null),
                legs.stream()
                        .skip(1)
                        .filter(leg -> readable.contains(leg.number()))
                        .toList(),
                newest.filter(leg -> readable.contains(leg.number())).isPresent(),
                newest.map(this::elapsed).orElse(null),
                newest.map(leg -> doers.getOrDefault(leg.number(), List.of())).orElse(List.of()));
    }

    private static State stateOf(Leg leg) {
        return switch (leg.standing()) {
            case RUNNING -> State.RUNNING;
            case DONE -> State.DONE;
            case FAILED -> State.FAILED;
        };
    }

    /** No case of the phase: has the project passed it by, is it its turn, or did it not come so far? */
    private static State stateWithout(Phase phase, Project project, List<Leg> all) {
        var reached = Stream.concat(
                        all.stream().map(Leg::phase).filter(Objects::nonNull), phaseOf(project.status()).stream())
                .max(Comparator.naturalOrder());
        if (reached.filter(phase::equals).isPresent()) {
            return State.NEXT;
        }
        return reached.filter(farther -> farther.compareTo(phase) > 0).isPresent() ? State.SKIPPED : State.NOT_REACHED;
    }

    /** The phase in which a project of this status is or was last; empty when it ended on the way. */
    private static Optional<Phase> phaseOf(ProjectStatus status) {
        return switch (status) {
            case PRESALES -> Optional.of(Phase.PRESALES);
            case TO_BID -> Optional.of(Phase.BID);
            case TO_CONTRACT, SIGNED, CANCELLED -> Optional.of(Phase.CONTRACT);
            case LOST, REJECTED, STOPPED, WITHDRAWN -> Optional.empty();
        };
    }

    private Elapsed elapsed(Leg leg) {
        return Elapsed.of(Duration.between(leg.startedAt(), leg.endedAt() == null ? clock.instant() : leg.endedAt()));
    }
}
