package io.baton.people;

import org.springframework.data.jpa.repository.JpaRepository;

interface DepartmentRecords extends JpaRepository<DepartmentRecord, String> {}
