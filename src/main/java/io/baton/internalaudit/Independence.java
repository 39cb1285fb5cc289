package io.baton.internalaudit;

import io.baton.people.People;
import io.baton.people.Person;
import io.baton.project.Projects;
import io.baton.setting.Settings;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who must not audit a project: its authors and team, and, by a setting, everybody of their departments (R-IA-2). */
@Component
class Independence {

    private final List<AuditedWork> works;
    private final Projects projects;
    private final People people;
    private final Settings settings;

    Independence(List<AuditedWork> works, Projects projects, People people, Settings settings) {
        this.works = works;
        this.projects = projects;
        this.people = people;
        this.settings = settings;
    }

    Set<String> excluded(String projectNumber) {
        var authors = new HashSet<String>();
        authors.add(projects.get(projectNumber).raisedBy());
        works.forEach(work -> authors.addAll(work.authors(projectNumber)));
        if (!settings.get(InternalAuditSettings.OTHER_DEPARTMENT)) {
            return authors;
        }
        var everybody = people.all();
        var departments = everybody.stream()
                .filter(person -> authors.contains(person.id()))
                .map(Person::departmentId)
                .collect(Collectors.toSet());
        everybody.stream()
                .filter(person -> departments.contains(person.departmentId()))
                .map(Person::id)
                .forEach(authors::add);
        return authors;
    }
}
