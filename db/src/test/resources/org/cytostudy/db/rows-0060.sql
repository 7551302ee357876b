-- A small laboratory as a platform at version 60 wrote it: two synthetic brains with one section
-- each, a patchset with a shard of each brain, a finished run with its model, and a sealed audit.
INSERT INTO project VALUES ('00000000-0000-7000-8000-000000000001', 'Cortex', 'two brains', now(), 'researcher', 0);
INSERT INTO project_member VALUES ('00000000-0000-7000-8000-000000000001', 'researcher', 'owner', now());

INSERT INTO audit_event (at, subject, role, action, noun, noun_id, project_id, detail)
VALUES (now(), 'researcher', 'researcher', 'created', 'project', '00000000-0000-7000-8000-000000000001',
        '00000000-0000-7000-8000-000000000001', '{"name": "Cortex"}');
INSERT INTO audit_seal SELECT 1, sequence, repeat('a', 64), now() FROM audit_event;
INSERT INTO audit_head VALUES (1, repeat('a', 64), now(), 'key', 'signature');
INSERT INTO idempotency_key VALUES ('researcher', '00000000-0000-7000-8000-0000000000ff', 'f', now(), 201, '/', NULL, '{}');
INSERT INTO local_token VALUES (repeat('1', 64), 'researcher', now());
INSERT INTO login_link VALUES (repeat('2', 64), 'auditor', now(), now(), NULL);
INSERT INTO local_session VALUES (repeat('3', 64), 'admin', now(), now());

INSERT INTO brain VALUES
    ('00000000-0000-7000-8000-0000000000b1', '00000000-0000-7000-8000-000000000001', 'B-1', 'Homo sapiens', 63, 'MALE', 'OPEN', now(), 'researcher'),
    ('00000000-0000-7000-8000-0000000000b2', '00000000-0000-7000-8000-000000000001', 'B-2', 'Homo sapiens', NULL, NULL, 'CONTROLLED', now(), 'researcher');
INSERT INTO consent VALUES
    ('00000000-0000-7000-8000-0000000000b1', 1, '{TRAINING,EXPORT}', now(), NULL, repeat('d', 64), 'OPEN', false, NULL, now(), 'researcher'),
    ('00000000-0000-7000-8000-0000000000b2', 1, '{TRAINING}', now(), NULL, repeat('d', 64), 'OPEN', false, NULL, now(), 'researcher'),
    ('00000000-0000-7000-8000-0000000000b2', 2, '{}', now(), NULL, NULL, 'OPEN', true, 'The family asked for it', now(), 'researcher');
INSERT INTO hemisphere VALUES
    ('00000000-0000-7000-8000-0000000000c1', '00000000-0000-7000-8000-0000000000b1', 'LEFT'),
    ('00000000-0000-7000-8000-0000000000c2', '00000000-0000-7000-8000-0000000000b2', 'RIGHT');
INSERT INTO block VALUES
    ('00000000-0000-7000-8000-0000000000d1', '00000000-0000-7000-8000-0000000000c1', '1'),
    ('00000000-0000-7000-8000-0000000000d2', '00000000-0000-7000-8000-0000000000c2', '1');
INSERT INTO section VALUES
    ('00000000-0000-7000-8000-0000000000e1', '00000000-0000-7000-8000-0000000000b1', '00000000-0000-7000-8000-0000000000d1', 1, 2.5, 'CORONAL', 20, 'PRESENT', false, 0),
    ('00000000-0000-7000-8000-0000000000e2', '00000000-0000-7000-8000-0000000000b2', '00000000-0000-7000-8000-0000000000d2', 7, 9.5, 'SAGITTAL', 20, 'DAMAGED', true, 3);

INSERT INTO artefact (sha256, kind, media_type, bytes, created_at) VALUES
    (repeat('a', 63) || '1', 'section-image', 'image/tiff', 10, now()),
    (repeat('a', 63) || '2', 'section-image', 'image/tiff', 10, now()),
    (repeat('b', 63) || '1', 'thumbnail', 'image/png', 10, now()),
    (repeat('c', 63) || '1', 'registration', 'application/json', 10, now()),
    (repeat('d', 63) || '1', 'annotations', 'application/geo+json', 10, now()),
    (repeat('e', 63) || '0', 'patch-index', 'application/vnd.apache.parquet', 10, now()),
    (repeat('e', 63) || '1', 'patch-shard', 'application/octet-stream', 10, now()),
    (repeat('e', 63) || '2', 'patch-shard', 'application/octet-stream', 10, now()),
    (repeat('f', 63) || '0', 'split', 'application/json', 10, now()),
    (repeat('f', 63) || '1', 'model', 'application/octet-stream', 10, now());
INSERT INTO artefact_producer (sha256, project_id, name, produced_at)
SELECT sha256, '00000000-0000-7000-8000-000000000001', kind, now() FROM artefact;
INSERT INTO artefact_parent VALUES
    (repeat('e', 63) || '0', repeat('a', 63) || '1'),
    (repeat('e', 63) || '0', repeat('a', 63) || '2'),
    (repeat('e', 63) || '1', repeat('a', 63) || '1'),
    (repeat('e', 63) || '2', repeat('a', 63) || '2'),
    (repeat('f', 63) || '1', repeat('e', 63) || '1');
-- Every output of a step over two brains was said to hold both.
INSERT INTO artefact_brain
SELECT a.sha256, b.id FROM artefact a, brain b WHERE a.kind IN ('patch-index', 'patch-shard', 'split', 'model');

INSERT INTO image VALUES
    ('00000000-0000-7000-8000-0000000000f1', '00000000-0000-7000-8000-0000000000e1', repeat('a', 63) || '1', 10, 100, 80, 2, 'cell-body', NULL, NULL, 0.5, 2, NULL, NULL, repeat('b', 63) || '1', NULL, now()),
    ('00000000-0000-7000-8000-0000000000f2', '00000000-0000-7000-8000-0000000000e2', repeat('a', 63) || '2', 10, 100, 80, 2, 'cell-body', 'b', 's', 0.5, 2, 'root', 's.tif', NULL, NULL, now());

INSERT INTO parcellation VALUES ('00000000-0000-7000-8000-000000000a01', 'areas', '1', now());
INSERT INTO region VALUES ('00000000-0000-7000-8000-000000000a02', '00000000-0000-7000-8000-000000000a01', 'V1', '#123456');
INSERT INTO annotation VALUES
    ('00000000-0000-7000-8000-0000000000e1', '00000000-0000-7000-8000-000000000a03', 1, '00000000-0000-7000-8000-000000000a02', 'AREA',
     '{"type": "Point", "coordinates": [0, 0]}', NULL, 'researcher', 'qupath', 'HUMAN', 0.9, false, now()),
    ('00000000-0000-7000-8000-0000000000e1', '00000000-0000-7000-8000-000000000a03', 2, '00000000-0000-7000-8000-000000000a02', 'EXCLUDE',
     '{"type": "Point", "coordinates": [0, 0]}', NULL, 'researcher', 'qupath', 'HUMAN', 0.9, true, now());

INSERT INTO node VALUES ('00000000-0000-7000-8000-000000000b01', 'local', repeat('4', 64), false, NULL, '1', 2, now(), now(), now(), 0);
INSERT INTO device VALUES ('00000000-0000-7000-8000-000000000b01', 0, 'CPU', 'Processor', 1000, true);
INSERT INTO preparation VALUES
    ('00000000-0000-7000-8000-000000000c01', '00000000-0000-7000-8000-000000000001', 'sample', 'Patches', 'SUCCEEDED', '{}', 'researcher', now(), NULL, now(), now(), NULL, NULL);
INSERT INTO preparation_file VALUES ('00000000-0000-7000-8000-000000000c01', 's.tif', repeat('a', 63) || '1', 10, '{}', NULL, NULL, 'k', NULL);
INSERT INTO patchset VALUES
    ('00000000-0000-7000-8000-000000000d01', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000c01', 'Patches', 64, 40, 5, 10, 20,
     'index.parquet', repeat('e', 63) || '0', 10, now());
INSERT INTO patchset_shard VALUES
    ('00000000-0000-7000-8000-000000000d01', 'B-1', '00000000-0000-7000-8000-0000000000b1', repeat('e', 63) || '1', 10, 5),
    ('00000000-0000-7000-8000-000000000d01', 'B-2', '00000000-0000-7000-8000-0000000000b2', repeat('e', 63) || '2', 10, 5);
INSERT INTO patchset_section VALUES
    ('00000000-0000-7000-8000-000000000d01', '00000000-0000-7000-8000-0000000000e1', '00000000-0000-7000-8000-0000000000b1', 'B-1', 1, 2.5, repeat('a', 63) || '1'),
    ('00000000-0000-7000-8000-000000000d01', '00000000-0000-7000-8000-0000000000e2', '00000000-0000-7000-8000-0000000000b2', 'B-2', 7, NULL, repeat('a', 63) || '2');
INSERT INTO label_snapshot VALUES ('00000000-0000-7000-8000-000000000d01', '00000000-0000-7000-8000-0000000000e1', repeat('d', 63) || '1');
INSERT INTO split VALUES
    ('00000000-0000-7000-8000-000000000d02', '00000000-0000-7000-8000-000000000d01', 'Split', '["B-2"]', 4, 1, 0, 1, '[]', repeat('f', 63) || '0', 10, now(), 'researcher');
INSERT INTO brain_registration VALUES ('00000000-0000-7000-8000-0000000000b1', repeat('c', 63) || '1', 10, now());

INSERT INTO study VALUES
    ('00000000-0000-7000-8000-000000000e01', '00000000-0000-7000-8000-000000000001', 'Areas', 'Which?', NULL, '00000000-0000-7000-8000-000000000d01',
     '00000000-0000-7000-8000-000000000d02', '{}', 'researcher', now());
INSERT INTO variant VALUES ('00000000-0000-7000-8000-000000000e02', '00000000-0000-7000-8000-000000000e01', 0, 'SpatialNCE', '{}');
INSERT INTO run VALUES
    ('00000000-0000-7000-8000-000000000f01', '00000000-0000-7000-8000-000000000001', 'experiment', 'Areas · SpatialNCE', '00000000-0000-7000-8000-000000000e01',
     '00000000-0000-7000-8000-000000000e02', NULL, 1, 'SUCCEEDED', '[]', 'researcher', now(), now(), now());
INSERT INTO step (id, run_id, key, ordinal, type, state, spec, input_plan, seed, threads, manifest) VALUES
    ('00000000-0000-7000-8000-000000000f02', '00000000-0000-7000-8000-000000000f01', 'pretrain', 0, 'pretrain', 'SUCCEEDED', '{}', '[]', 1, 2, '{"inputs": []}'),
    ('00000000-0000-7000-8000-000000000f03', '00000000-0000-7000-8000-000000000f01', 'embed', 1, 'embed', 'SUCCEEDED', '{}', '[]', 1, 2, '{"inputs": []}');
INSERT INTO step_dependency VALUES ('00000000-0000-7000-8000-000000000f03', '00000000-0000-7000-8000-000000000f02');
INSERT INTO attempt (id, step_id, number, node_id, token, state, devices, leased_at, last_beat_at) VALUES
    ('00000000-0000-7000-8000-000000000f04', '00000000-0000-7000-8000-000000000f02', 1, '00000000-0000-7000-8000-000000000b01', nextval('attempt_token'), 'SUCCEEDED', '{0}', now(), now()),
    ('00000000-0000-7000-8000-000000000f05', '00000000-0000-7000-8000-000000000f03', 1, '00000000-0000-7000-8000-000000000b01', nextval('attempt_token'), 'RUNNING', '{0}', now(), now());
INSERT INTO lease VALUES ('00000000-0000-7000-8000-000000000b01', 0, '00000000-0000-7000-8000-000000000f05');
INSERT INTO series (run_id, step_id, key) VALUES ('00000000-0000-7000-8000-000000000f01', '00000000-0000-7000-8000-000000000f02', 'loss');
INSERT INTO metric SELECT id, 0, 1.5 FROM series;
INSERT INTO metric_summary SELECT id, 0, 1.5, 1.5, 1.5, 1 FROM series;
INSERT INTO log_chunk (run_id, step_id, attempt_id, lines, byte_offset, bytes)
VALUES ('00000000-0000-7000-8000-000000000f01', '00000000-0000-7000-8000-000000000f02', '00000000-0000-7000-8000-000000000f04', 1, 0, 10);
INSERT INTO step_output VALUES ('00000000-0000-7000-8000-000000000f02', 'model.safetensors', 'model', repeat('f', 63) || '1', 10, 'application/octet-stream', '{}');
INSERT INTO model VALUES
    ('00000000-0000-7000-8000-000000000f06', '00000000-0000-7000-8000-000000000001', 'SpatialNCE', '00000000-0000-7000-8000-000000000f01', '00000000-0000-7000-8000-000000000f02',
     repeat('f', 63) || '1', 10, 'ResNet-10 width 16', '00000000-0000-7000-8000-000000000d01', now());
INSERT INTO dead_letter VALUES ('00000000-0000-7000-8000-000000000f07', 'direct:x', 'b', 'why', now(), NULL, NULL);
