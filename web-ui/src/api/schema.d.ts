export interface paths {
    "/api/runner/v1/attempts/{attemptId}/artefacts/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        /** Upload Offset */
        head: operations["RunnerResource_uploadOffset"];
        /** Upload */
        patch: operations["RunnerResource_upload"];
        trace?: never;
    };
    "/api/runner/v1/attempts/{attemptId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Events */
        post: operations["RunnerResource_events"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runner/v1/attempts/{attemptId}/fail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Fail */
        post: operations["RunnerResource_fail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runner/v1/attempts/{attemptId}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Finish */
        post: operations["RunnerResource_finish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runner/v1/attempts/{attemptId}/inputs/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Input */
        get: operations["RunnerResource_input"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runner/v1/heartbeat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Heartbeat */
        post: operations["RunnerResource_heartbeat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runner/v1/lease": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lease */
        post: operations["RunnerResource_lease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runner/v1/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Register */
        post: operations["RunnerResource_register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/artefacts/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Artefact */
        get: operations["ArtefactResource_getArtefact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/artefacts/{sha256}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Content */
        get: operations["ArtefactResource_getContent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Audit Events */
        get: operations["AuditResource_listAuditEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/seals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Audit Heads */
        get: operations["AuditResource_listAuditHeads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Verify Audit */
        post: operations["AuditResource_verifyAudit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/blocks/{id}/sections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create Section */
        post: operations["SectionResource_createSection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/brains/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Brain */
        get: operations["BrainResource_getBrain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/brains/{id}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Consents */
        get: operations["BrainResource_listConsents"];
        put?: never;
        /** Record Consent */
        post: operations["BrainResource_recordConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/brains/{id}/consents/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw Consent */
        post: operations["BrainResource_withdrawConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/brains/{id}/descendants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Descendants */
        get: operations["ModelResource_listDescendants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/brains/{id}/hemispheres": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Hemispheres */
        get: operations["BrainResource_listHemispheres"];
        put?: never;
        /** Create Hemisphere */
        post: operations["BrainResource_createHemisphere"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/brains/{id}/registrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Registrations */
        get: operations["RegistrationResource_listRegistrations"];
        put?: never;
        /** Import Registration */
        post: operations["RegistrationResource_importRegistration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/brains/{id}/sections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Sections */
        get: operations["SectionResource_listSections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Compare Runs */
        get: operations["ComparisonResource_compareRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Dead Letters */
        get: operations["DeadLetterResource_listDeadLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dead-letters/{id}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Dismiss Dead Letter */
        post: operations["DeadLetterResource_dismissDeadLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dead-letters/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replay Dead Letter */
        post: operations["DeadLetterResource_replayDeadLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Events */
        get: operations["EventsResource_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hemispheres/{id}/blocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Blocks */
        get: operations["BrainResource_listBlocks"];
        put?: never;
        /** Create Block */
        post: operations["BrainResource_createBlock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Image */
        get: operations["SectionResource_getImage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images/{id}/annotations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create Annotation */
        post: operations["DrawingResource_createAnnotation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images/{id}/annotations/{annotation}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Annotation */
        get: operations["DrawingResource_getAnnotation"];
        /** Revise Annotation */
        put: operations["DrawingResource_reviseAnnotation"];
        post?: never;
        /** Delete Annotation */
        delete: operations["DrawingResource_deleteAnnotation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images/{id}/annotations/{annotation}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Revisions */
        get: operations["DrawingResource_listRevisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images/{id}/cells": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Cell Tables */
        get: operations["CellResource_listCellTables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images/{id}/cells/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put Cell Table */
        put: operations["CellResource_putCellTable"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images/{id}/contours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Contours */
        get: operations["ContourResource_listContours"];
        put?: never;
        /** Import Contours */
        post: operations["ContourResource_importContours"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images/{id}/deepzoom.dzi": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Deep Zoom */
        get: operations["TileResource_getDeepZoom"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images/{id}/deepzoom_files/{level}/{column}_{row}.{format}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Tile */
        get: operations["TileResource_getTile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images/{id}/deleted-annotations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Deleted Annotations */
        get: operations["DrawingResource_listDeletedAnnotations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images/{id}/depth": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Depth */
        get: operations["RibbonResource_getDepth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images/{id}/iiif": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Image Service */
        get: operations["IiifResource_getImageService"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images/{id}/iiif/info.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Image Information */
        get: operations["IiifResource_getImageInformation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images/{id}/iiif/{region}/{size}/{rotation}/{quality}.{format}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Picture */
        get: operations["IiifResource_getPicture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images/{id}/intensities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Intensities */
        get: operations["TileResource_getIntensities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images/{id}/mask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Mask */
        get: operations["TileResource_getMask"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images/{id}/patches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Image Patches */
        get: operations["PatchResource_listImagePatches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images/{id}/personal-data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Personal Data Of Image */
        get: operations["PersonalResource_listPersonalDataOfImage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images/{id}/quality-overlay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Quality Overlay */
        get: operations["TileResource_getQualityOverlay"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/images/{id}/ribbon": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Ribbon */
        get: operations["RibbonResource_getRibbon"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/maps/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Map */
        get: operations["MapResource_getMap"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Model */
        get: operations["ModelResource_getModel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/models/{id}/lineage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Lineage */
        get: operations["ModelResource_getLineage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/nodes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Nodes */
        get: operations["NodeResource_listNodes"];
        put?: never;
        /** Create Node */
        post: operations["NodeResource_createNode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/nodes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Node */
        get: operations["NodeResource_getNode"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change Node */
        patch: operations["NodeResource_changeNode"];
        trace?: never;
    };
    "/api/v1/nodes/{id}/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Renew Token */
        post: operations["NodeResource_renewToken"];
        /** Revoke Token */
        delete: operations["NodeResource_revokeToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parcellations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Parcellations */
        get: operations["ParcellationResource_listParcellations"];
        put?: never;
        /** Import Parcellation */
        post: operations["ParcellationResource_importParcellation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parcellations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Parcellation */
        get: operations["ParcellationResource_getParcellation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/patchsets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Patchset */
        get: operations["PatchsetResource_getPatchset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/patchsets/{id}/patches/at": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Patch At */
        get: operations["PatchResource_getPatchAt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/patchsets/{id}/sections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Patchset Sections */
        get: operations["PatchsetResource_listPatchsetSections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/patchsets/{id}/splits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Splits */
        get: operations["PatchsetResource_listSplits"];
        put?: never;
        /** Create Split */
        post: operations["PatchsetResource_createSplit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/personal-data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Personal Data */
        get: operations["PersonalResource_listPersonalData"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/personal-data/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Personal Datum */
        get: operations["PersonalResource_getPersonalDatum"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Decide Personal Datum */
        patch: operations["PersonalResource_decidePersonalDatum"];
        trace?: never;
    };
    "/api/v1/personal-data/{id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Personal Content */
        get: operations["PersonalResource_getPersonalContent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/preparations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Preparation */
        get: operations["PreparationResource_getPreparation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/preparations/{id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Preparation Files */
        get: operations["PreparationResource_listPreparationFiles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Projects */
        get: operations["ProjectResource_listProjects"];
        put?: never;
        /** Create Project */
        post: operations["ProjectResource_createProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Project */
        get: operations["ProjectResource_getProject"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change Project */
        patch: operations["ProjectResource_changeProject"];
        trace?: never;
    };
    "/api/v1/projects/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Members */
        get: operations["ProjectResource_listMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}/members/{subject}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set Member */
        put: operations["ProjectResource_setMember"];
        post?: never;
        /** Remove Member */
        delete: operations["ProjectResource_removeMember"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/brains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Brains */
        get: operations["BrainResource_listBrains"];
        put?: never;
        /** Create Brain */
        post: operations["BrainResource_createBrain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/image-roots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Image Roots */
        get: operations["ImageRootResource_listImageRoots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/maps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Maps */
        get: operations["MapResource_listMaps"];
        put?: never;
        /** Import Map */
        post: operations["MapResource_importMap"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Models */
        get: operations["ModelResource_listModels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/patchsets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Patchsets */
        get: operations["PatchsetResource_listPatchsets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/preparations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Preparations */
        get: operations["PreparationResource_listPreparations"];
        put?: never;
        /** Create Preparation */
        post: operations["PreparationResource_createPreparation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/preparations/dry-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Dry Run Preparation */
        post: operations["PreparationResource_dryRunPreparation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/section-mappings/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read Section Mapping */
        post: operations["SectionMappingResource_readSectionMapping"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/studies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Studies */
        get: operations["StudyResource_listStudies"];
        put?: never;
        /** Submit Study */
        post: operations["StudyResource_submitStudy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/studies/dry-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Dry Run Study */
        post: operations["StudyResource_dryRunStudy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/surfaces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Surfaces */
        get: operations["SurfaceResource_listSurfaces"];
        put?: never;
        /** Import Surface */
        post: operations["SurfaceResource_importSurface"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Uploads */
        get: operations["UploadResource_listUploads"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{projectId}/uploads/{sha256}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete Upload */
        delete: operations["UploadResource_deleteUpload"];
        options?: never;
        /** Get Upload Offset */
        head: operations["UploadResource_getUploadOffset"];
        /** Append Upload */
        patch: operations["UploadResource_appendUpload"];
        trace?: never;
    };
    "/api/v1/registrations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Registration */
        get: operations["RegistrationResource_getRegistration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registrations/{id}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Apply Registration */
        post: operations["RegistrationResource_applyRegistration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Runs */
        get: operations["RunResource_listRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Run */
        get: operations["RunResource_getRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel Run */
        post: operations["RunResource_cancelRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{id}/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Logs */
        get: operations["MetricResource_listLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{id}/manifests/{stepKey}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Manifest */
        get: operations["RunResource_getManifest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Retry Run */
        post: operations["RunResource_retryRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{id}/series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Series */
        get: operations["MetricResource_listSeries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sections/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Section */
        get: operations["SectionResource_getSection"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change Section */
        patch: operations["SectionResource_changeSection"];
        trace?: never;
    };
    "/api/v1/sections/{id}/agreement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Agreement */
        get: operations["AgreementResource_getAgreement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sections/{id}/annotations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Annotations */
        get: operations["AnnotationResource_getAnnotations"];
        put?: never;
        /** Import Annotations */
        post: operations["AnnotationResource_importAnnotations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sections/{id}/coordinates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Coordinates */
        get: operations["PlacementResource_getCoordinates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sections/{id}/descendants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Section Descendants */
        get: operations["ModelResource_listSectionDescendants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sections/{id}/images": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Images */
        get: operations["SectionResource_listImages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sections/{id}/neighbours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Neighbours */
        get: operations["SectionResource_getNeighbours"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sections/{id}/pixel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Pixel */
        get: operations["PlacementResource_getPixel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sections/{id}/placement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Placement */
        get: operations["PlacementResource_getPlacement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sections/{id}/thumbnail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Thumbnail */
        get: operations["SectionResource_getThumbnail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/series/{id}/points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Points */
        get: operations["MetricResource_listPoints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Session */
        get: operations["SessionResource_getSession"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Logout */
        post: operations["SessionResource_logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Sign In */
        get: operations["SessionResource_getSignIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/studies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Study */
        get: operations["StudyResource_getStudy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/study-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List Study Templates */
        get: operations["StudyResource_listStudyTemplates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/surfaces/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Surface */
        get: operations["SurfaceResource_getSurface"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Login */
        get: operations["LoginResource_login"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @enum {string} */
        AccessTier: "OPEN" | "REGISTERED" | "CONTROLLED" | "INTERNAL";
        Agreement: {
            imageId: components["schemas"]["UUID"];
            a: string;
            b: string;
            /** Format: double */
            extentMm2?: number | null;
            regions: components["schemas"]["RegionAgreement"][];
        };
        Annotation: {
            id: components["schemas"]["UUID"];
            imageId?: components["schemas"]["UUID"] | null;
            /** Format: int32 */
            revision: number;
            kind: components["schemas"]["Kind"];
            region?: components["schemas"]["RegionOf"] | null;
            className?: string | null;
            /** @description Any JSON */
            geometry: unknown;
            name?: string | null;
            annotator: string;
            method: string;
            origin: components["schemas"]["Origin"];
            /** Format: double */
            certainty?: number | null;
            /** Format: double */
            uncertaintyBandUm?: number | null;
            locked: boolean;
            deleted: boolean;
            author: string;
            reason?: string | null;
            at: components["schemas"]["Instant"];
            warnings: components["schemas"]["FieldError"][];
        };
        AnnotationChange: {
            kind: components["schemas"]["Kind"];
            regionId?: components["schemas"]["UUID"] | null;
            /** @description Any JSON */
            geometry: unknown;
            name?: string | null;
            origin: components["schemas"]["Origin"];
            /** Format: double */
            certainty?: number | null;
            /** Format: double */
            uncertaintyBandUm?: number | null;
            locked?: boolean | null;
            reason: string;
        };
        Artefact: {
            sha256: string;
            kind: components["schemas"]["ArtefactKind"];
            mediaType: string;
            /** Format: int64 */
            bytes: number;
            legalHold: boolean;
            createdAt: components["schemas"]["Instant"];
            producers: components["schemas"]["Producer"][];
            parents: string[];
            brains: string[];
            quarantine: components["schemas"]["Mark"][];
        };
        /** @enum {string} */
        ArtefactKind: "section-image" | "section-mapping" | "registration" | "spatial-registration" | "displacement-field" | "surface" | "contours" | "map" | "depth-map" | "ribbon-report" | "annotations" | "cell-table" | "truth" | "counterfactuals" | "ingest-report" | "tissue-mask" | "thumbnail" | "pyramid" | "quality-overlay" | "personal-image" | "personal-text" | "patch-index" | "patch-shard" | "patch-layers" | "patch-measures" | "patch-targets" | "split" | "checkpoint" | "model" | "embedding-table" | "embedding-tensor" | "probe" | "predictions" | "ribbon" | "evaluation" | "task-result" | "clusters" | "report" | "report-page" | "report-table";
        AttemptId: string;
        /** @enum {string} */
        AttemptState: "LEASED" | "RUNNING" | "UNREACHABLE" | "SUCCEEDED" | "FAILED" | "CANCELLED" | "PREEMPTED";
        AttemptView: {
            id: components["schemas"]["UUID"];
            /** Format: int32 */
            number: number;
            node: string;
            state: components["schemas"]["AttemptState"];
            leasedAt: components["schemas"]["Instant"];
            startedAt?: components["schemas"]["Instant"] | null;
            finishedAt?: components["schemas"]["Instant"] | null;
            /** Format: int64 */
            residentBytes?: number | null;
            failure?: components["schemas"]["Failure"] | null;
        };
        AuditEvent: {
            /** Format: int64 */
            sequence: number;
            at: components["schemas"]["Instant"];
            subject: string;
            role: components["schemas"]["Role"];
            action: string;
            noun: components["schemas"]["Noun"];
            nounId: string;
            projectId?: components["schemas"]["UUID"] | null;
            detail: {
                [key: string]: unknown;
            };
            sealedHash?: string | null;
        };
        AugmentationSpec: {
            /**
             * Format: double
             * @default 6
             */
            rotationDeg: number;
            /**
             * Format: double
             * @default 0.08
             */
            scaleFraction: number;
            /**
             * Format: double
             * @default 0.25
             */
            shiftFraction: number;
            /** @default true */
            flip: boolean;
            /**
             * Format: double
             * @default 0.35
             */
            gammaLog: number;
            /**
             * Format: double
             * @default 0.07
             */
            gainFraction: number;
            /**
             * Format: double
             * @default 0.03
             */
            noiseSd: number;
            /** Format: double */
            blurSd?: number | null;
            /** Format: double */
            shearDeg?: number | null;
            /** Format: double */
            scaleMin?: number | null;
            /** Format: double */
            scaleMax?: number | null;
        };
        Beat: {
            attemptId: components["schemas"]["AttemptId"];
            /** Format: int64 */
            token: number;
            /** Format: int64 */
            residentBytes: number;
        };
        Belonging: {
            id: components["schemas"]["UUID"];
            name: string;
            membership: components["schemas"]["Membership"];
        };
        Block: {
            id: components["schemas"]["UUID"];
            hemisphereId: components["schemas"]["UUID"];
            label: string;
        };
        Brain: {
            id: components["schemas"]["UUID"];
            projectId: components["schemas"]["UUID"];
            pseudonym: string;
            species: string;
            /** Format: int32 */
            ageYears?: number | null;
            sex?: components["schemas"]["Sex"] | null;
            accessTier: components["schemas"]["AccessTier"];
            createdAt: components["schemas"]["Instant"];
            consent?: components["schemas"]["Consent"] | null;
            hemispheres: components["schemas"]["Hemisphere"][];
            /** Format: int64 */
            sectionCount: number;
        };
        BrainRow: {
            id: components["schemas"]["UUID"];
            projectId: components["schemas"]["UUID"];
            pseudonym: string;
            species: string;
            /** Format: int32 */
            ageYears?: number | null;
            sex?: components["schemas"]["Sex"] | null;
            accessTier: components["schemas"]["AccessTier"];
            createdAt: components["schemas"]["Instant"];
            consent?: components["schemas"]["Consent"] | null;
            /** Format: int64 */
            sectionCount: number;
        };
        Broken: {
            /** Format: int64 */
            position: number;
            /** Format: int64 */
            sequence?: number | null;
            what: string;
        };
        CellTable: {
            id: components["schemas"]["UUID"];
            imageId: components["schemas"]["UUID"];
            sourceSha256: string;
            sha256: string;
            method: string;
            correction: components["schemas"]["Correction"];
            /** Format: double */
            meanDiameterUm?: number | null;
            /** Format: double */
            minAreaUm2?: number | null;
            correctionNote?: string | null;
            /** Format: double */
            countFactor: number;
            /** Format: int64 */
            cells: number;
            /** Format: int64 */
            belowThreshold: number;
            /** Format: int64 */
            refused: number;
            refusedRows: components["schemas"]["FieldError"][];
            classes: components["schemas"]["ClassCount"][];
            /** Format: double */
            extentMm2?: number | null;
            /** Format: int64 */
            cellsInExtent?: number | null;
            /** Format: double */
            densityPerMm2?: number | null;
            author: string;
            createdAt: components["schemas"]["Instant"];
        };
        ClaimResult: {
            claim: components["schemas"]["ClaimSpec"];
            verdict: components["schemas"]["Verdict"];
            demands: components["schemas"]["DemandResult"][];
            beside: components["schemas"]["Read"][];
            remark?: string | null;
        };
        ClaimSpec: {
            id: string;
            statement: string;
            protocol: string;
            demands: components["schemas"]["Demand"][];
            beside: components["schemas"]["Reading"][];
            noVerdict?: string | null;
        };
        ClassCount: {
            className: string;
            /** Format: int64 */
            cells: number;
        };
        /** @enum {string} */
        Closing: "REPLAYED" | "DISMISSED" | "SETTLED";
        Comparison: {
            better: string;
            worse: string;
        };
        ComparisonView: {
            runs: components["schemas"]["RunRow"][];
            parameters: components["schemas"]["Parameter"][];
            metrics: components["schemas"]["Metric"][];
            scores: components["schemas"]["Scores"][];
        };
        Consent: {
            /** Format: int32 */
            version: number;
            purposes: components["schemas"]["Purpose"][];
            validFrom: components["schemas"]["Instant"];
            validUntil?: components["schemas"]["Instant"] | null;
            documentSha256?: string | null;
            accessTier: components["schemas"]["AccessTier"];
            withdrawn: boolean;
            reason?: string | null;
            recordedAt: components["schemas"]["Instant"];
            recordedBy: string;
        };
        ConsentUsed: {
            brain: string;
            /** Format: int64 */
            version: number;
            purpose: components["schemas"]["Purpose"];
        };
        ConsentUsed1: {
            brainId: components["schemas"]["UUID"];
            pseudonym: string;
            /** Format: int32 */
            version: number;
            purpose: components["schemas"]["Purpose"];
        };
        /** @enum {string} */
        ContourOrigin: "imported" | "estimated";
        ContourVersion: {
            id: components["schemas"]["UUID"];
            imageId: components["schemas"]["UUID"];
            /** Format: int32 */
            version: number;
            current: boolean;
            /** Format: int32 */
            pialContours: number;
            /** Format: int32 */
            whiteContours: number;
            passedOver: string[];
            sha256: string;
            annotator: string;
            author: string;
            reason?: string | null;
            createdAt: components["schemas"]["Instant"];
        };
        Coordinates: {
            sectionId: components["schemas"]["UUID"];
            registrationId: components["schemas"]["UUID"];
            space: string;
            /** Format: double */
            xPx: number;
            /** Format: double */
            yPx: number;
            /** Format: double */
            xMm: number;
            /** Format: double */
            yMm: number;
            /** Format: double */
            zMm: number;
            /** Format: double */
            offSectionMm: number;
            inImage: boolean;
        };
        /** @enum {string} */
        Correction: "NONE" | "ABERCROMBIE" | "AREA_THRESHOLD" | "OTHER";
        Counterfactuals: {
            /** Format: int32 */
            perBrain: number;
            /** Format: int32 */
            patchPx: number;
            /** Format: double */
            topMarginMm: number;
        };
        CreatedNode: {
            id: components["schemas"]["UUID"];
            name: string;
            token: string;
        };
        Curve: {
            name: string;
            part: string;
            xName: string;
            points: components["schemas"]["Point"][];
        };
        CurveRow: {
            variant: string;
            dataset?: string | null;
            /** Format: int64 */
            runSeed: number;
            task: string;
            curve: components["schemas"]["Curve"];
        };
        Dataset: {
            name: string;
            patches: components["schemas"]["Sha256"];
            split: components["schemas"]["Sha256"];
            /** Format: int32 */
            looks: number;
            synthetic: boolean;
            accepted: string[];
        };
        Decision: {
            state: components["schemas"]["PersonalState"];
            reason?: string | null;
        };
        Demand: {
            of: components["schemas"]["Reading"];
            above?: components["schemas"]["Reading"] | null;
            /** Format: double */
            margin?: number | null;
            /** Format: double */
            atLeast?: number | null;
            /** Format: double */
            atMost?: number | null;
        };
        DemandResult: {
            demand: components["schemas"]["Demand"];
            of: components["schemas"]["Read"];
            above?: components["schemas"]["Read"] | null;
            outcome: components["schemas"]["Verdict"];
            /** Format: double */
            difference?: number | null;
            /** Format: double */
            low?: number | null;
            /** Format: double */
            high?: number | null;
            paired?: boolean | null;
            /** Format: double */
            p?: number | null;
            /** Format: double */
            pCorrected?: number | null;
        };
        DepthMapView: {
            sha256: string;
            /** Format: double */
            pixelSizeUm: number;
        };
        /** @enum {string} */
        DepthModel: "laplace" | "equivolumetric" | "equidistant";
        Descendant: {
            kind: string;
            id: components["schemas"]["UUID"];
            name: string;
            runId?: components["schemas"]["UUID"] | null;
            createdAt: components["schemas"]["Instant"];
            quarantined: boolean;
        };
        Device: {
            /** Format: int32 */
            index: number;
            kind: components["schemas"]["Kind1"];
            name: string;
            /** Format: int64 */
            memoryBytes: number;
        };
        DeviceView: {
            /** Format: int32 */
            index: number;
            kind: string;
            name: string;
            /** Format: int64 */
            memoryBytes: number;
            leased: boolean;
            leasedBy?: components["schemas"]["LeasedBy"] | null;
        };
        DryRun: {
            plan: components["schemas"]["PlannedRun"][];
            inputs: components["schemas"]["PlannedInput"][];
            /** Format: int64 */
            totalInputBytes: number;
            leakage?: components["schemas"]["Leakage1"] | null;
            problems: components["schemas"]["Objection"][];
            warnings: string[];
        };
        Edge: {
            from: string;
            to: string;
        };
        Entry: {
            file: string;
            brain: string;
            hemisphere: string;
            block: string;
            /** Format: int32 */
            section: number;
            /** Format: double */
            zMm: number;
            plane: string;
            /** Format: double */
            thicknessUm: number;
            stain: string;
            stainBatch?: string | null;
            /** Format: double */
            pixelSizeUm?: number | null;
            registration?: string | null;
            annotations?: string | null;
            imagePlane?: components["schemas"]["ImagePlane"] | null;
        };
        EvaluateSpec: {
            /**
             * Format: int32
             * @default 1000
             */
            bootstrapDraws: number;
        };
        EventBatch: {
            /** Format: int64 */
            firstSequence: number;
            events: components["schemas"]["WorkerEvent"][];
        };
        EventsAccepted: {
            /** Format: int64 */
            nextSequence: number;
        };
        Fail: {
            cancelled: boolean;
            failure: components["schemas"]["Failure"];
        };
        Failure: {
            category: components["schemas"]["FailureCategory"];
            code: string;
            title: string;
            where?: string | null;
            action?: string | null;
        };
        /** @enum {string} */
        FailureCategory: "INFRASTRUCTURE" | "DATA" | "CODE" | "USER" | "PREEMPTED";
        /** @enum {string} */
        Feature: "encoder" | "profile" | "profile-texture" | "position";
        FieldError: {
            pointer: string;
            detail: string;
        };
        Figure: {
            name: string;
            part: string;
            unit: string;
            /** Format: double */
            value: number;
            /** Format: double */
            low?: number | null;
            /** Format: double */
            high?: number | null;
            draws: number[];
            resampled: string;
            /** Format: int64 */
            patches: number;
            /** Format: int32 */
            sections: number;
            /** Format: int32 */
            brains: number;
            /** Format: double */
            chance?: number | null;
            /** Format: double */
            nullP?: number | null;
        };
        FigureRow: {
            variant: string;
            dataset?: string | null;
            /** Format: int64 */
            runSeed: number;
            task: string;
            figure: components["schemas"]["Figure"];
        };
        FileImage: {
            /** Format: int64 */
            widthPx: number;
            /** Format: int64 */
            heightPx: number;
            /** Format: double */
            pixelSizeUm: number;
            pixelSizeFrom: components["schemas"]["PixelSizeSource"];
            /** Format: int32 */
            levels: number;
            /** Format: int32 */
            channels: number;
            /** Format: int32 */
            bitsPerSample: number;
            compression: string;
            /** Format: double */
            tissueFraction: number;
            pyramidWritten: boolean;
            flags: components["schemas"]["QualityFlag"][];
            /** Format: int32 */
            personalItems: number;
        };
        /** @enum {string} */
        FileState: "PENDING" | "ACCEPTED" | "KNOWN" | "REFUSED" | "DUPLICATE";
        FileView: {
            file: string;
            brain: string;
            /** Format: int32 */
            section: number;
            sha256: string;
            /** Format: int64 */
            bytes: number;
            state: components["schemas"]["FileState"];
            image?: components["schemas"]["FileImage"] | null;
            warnings: string[];
            problem?: components["schemas"]["ReportRow"] | null;
        };
        Finding: {
            claim: string;
            holds: boolean;
            detail: string;
        };
        Finish: {
            outputs: components["schemas"]["OutputRef"][];
        };
        FixedRadius: {
            /** @constant */
            kind: "fixed-radius";
            /** @default 0.1 */
            temperature: number;
            /** @default 5 */
            radiusMm: number;
            /** @default 2 */
            toleranceMm: number;
            /** @default 0.5 */
            crossBrainFraction: number;
            /** @default true */
            otherSection: boolean;
            /** @default apart */
            hemispheres: ("apart" | "mirrored") | null;
        };
        /** @enum {string} */
        Folding: "gentle" | "meander";
        /** @enum {string} */
        Format: "ITK" | "QUICKNII" | "CYTOSTUDY";
        Head: {
            /** Format: int64 */
            position: number;
            hash: string;
            signedAt: components["schemas"]["Instant"];
            publicKey: string;
            signature: string;
        };
        Heartbeat: {
            attempts: components["schemas"]["Beat"][];
        };
        HeartbeatAnswer: {
            orders: components["schemas"]["Order"][];
            drain: boolean;
        };
        Hemisphere: {
            id: components["schemas"]["UUID"];
            brainId: components["schemas"]["UUID"];
            side: components["schemas"]["Side"];
        };
        IiifInfo: {
            "@context"?: string;
            id?: string;
            type?: string;
            protocol?: string;
            profile?: string;
            /** Format: int64 */
            width?: number;
            /** Format: int64 */
            height?: number;
            /** Format: int32 */
            maxWidth?: number;
            /** Format: int32 */
            maxHeight?: number;
            sizes?: components["schemas"]["Size"][];
            tiles?: components["schemas"]["Tiles"][];
            preferredFormats?: string[];
            extraFormats?: string[];
            extraFeatures?: string[];
        };
        Image: {
            id: components["schemas"]["UUID"];
            sectionId: components["schemas"]["UUID"];
            sha256: string;
            /** Format: int64 */
            bytes: number;
            /** Format: int64 */
            widthPx: number;
            /** Format: int64 */
            heightPx: number;
            /** Format: double */
            pixelSizeUm: number;
            stain: string;
            stainBatch?: string | null;
            scanner?: string | null;
            /** Format: double */
            tissueFraction: number;
            /** Format: int32 */
            levels: number;
            hasThumbnail: boolean;
            pixelSizeFrom?: string | null;
            pixelSizeBy?: string | null;
            plane?: string | null;
            hasPyramid: boolean;
            quality?: components["schemas"]["Quality"] | null;
            /** Format: int32 */
            personalItems: number;
            createdAt: components["schemas"]["Instant"];
        };
        ImageLocation: {
            root: string;
            path: string;
        };
        ImagePlane: string;
        ImageRoot: {
            name: string;
            folder?: string | null;
        };
        ImportResult: {
            /** Format: int32 */
            created: number;
            /** Format: int32 */
            revised: number;
            /** Format: int32 */
            unchanged: number;
            /** Format: int32 */
            deleted: number;
            unmapped: components["schemas"]["UnmappedClass"][];
            warnings: components["schemas"]["FieldError"][];
            /** Format: int32 */
            moreWarnings: number;
        };
        InputRef: {
            role: string;
            name: string;
            kind: components["schemas"]["ArtefactKind"];
            sha256: components["schemas"]["Sha256"];
            /** Format: int64 */
            bytes: number;
            location?: components["schemas"]["ImageLocation"] | null;
            plane?: components["schemas"]["ImagePlane"] | null;
        };
        /**
         * Format: date-time
         * @example 2022-03-10T16:15:50Z
         */
        Instant: string;
        IntensitiesView: {
            /** Format: int32 */
            channels: number;
            /** Format: int32 */
            bitDepth: number;
            /** Format: double */
            lowest: number;
            /** Format: double */
            highest: number;
            /** Format: double */
            low: number;
            /** Format: double */
            high: number;
        };
        Interval: {
            /** Format: double */
            value: number;
            /** Format: double */
            low: number;
            /** Format: double */
            high: number;
        };
        JobManifest: {
            /** Format: int32 */
            manifestVersion: number;
            spec: components["schemas"]["StepSpec"];
            inputs: components["schemas"]["InputRef"][];
            /** Format: int64 */
            seed: number;
            /** Format: int32 */
            threads: number;
        };
        JsonNode: {
            empty?: boolean;
            valueNode?: boolean;
            containerNode?: boolean;
            missingNode?: boolean;
            array?: boolean;
            object?: boolean;
            nodeType?: components["schemas"]["JsonNodeType"];
            pojo?: boolean;
            number?: boolean;
            integralNumber?: boolean;
            floatingPointNumber?: boolean;
            short?: boolean;
            int?: boolean;
            long?: boolean;
            float?: boolean;
            double?: boolean;
            bigDecimal?: boolean;
            bigInteger?: boolean;
            textual?: boolean;
            boolean?: boolean;
            null?: boolean;
            binary?: boolean;
        };
        /** @enum {string} */
        JsonNodeType: "ARRAY" | "BINARY" | "BOOLEAN" | "MISSING" | "NULL" | "NUMBER" | "OBJECT" | "POJO" | "STRING";
        /** @enum {string} */
        Kind: "AREA" | "LAYER" | "LANDMARK" | "EXCLUDE" | "EXTENT" | "DETECTION";
        /** @enum {string} */
        Kind1: "CPU" | "NVIDIA";
        /** @enum {string} */
        Kind2: "CANCEL" | "ABANDON" | "CHECKPOINT_NOW";
        /** @enum {string} */
        Kind3: "logistic" | "mlp" | "ridge" | "nearest-neighbours";
        Leak: {
            severity: components["schemas"]["Severity1"];
            what: string;
        };
        Leakage: {
            leaks: boolean;
            findings: components["schemas"]["Leak"][];
        };
        Leakage1: {
            leaks: boolean;
            findings: components["schemas"]["Leak"][];
        };
        Lease: {
            attemptId: components["schemas"]["AttemptId"];
            runId: components["schemas"]["RunId"];
            stepId: components["schemas"]["StepId"];
            /** Format: int64 */
            token: number;
            devices: number[];
            manifest: components["schemas"]["JobManifest"];
            resumeFrom?: components["schemas"]["InputRef"] | null;
        };
        LeaseRequest: {
            freeDevices: number[];
            /** Format: int32 */
            waitSeconds: number;
        };
        LeasedBy: {
            attemptId: components["schemas"]["UUID"];
            runId: components["schemas"]["UUID"];
            runName: string;
            stepKey: string;
        };
        /** @enum {string} */
        LengthUnit: "PX" | "UM";
        Letter: {
            id: components["schemas"]["UUID"];
            endpoint: string;
            body: string;
            why: string;
            parkedAt: components["schemas"]["Instant"];
            closing?: components["schemas"]["Closing"] | null;
            closedAt?: components["schemas"]["Instant"] | null;
            closedBy?: string | null;
        };
        /** @enum {string} */
        Line: "PIAL" | "MID" | "WHITE";
        LineCollection: {
            type: string;
            features: components["schemas"]["LineFeature"][];
        };
        LineFeature: {
            type: string;
            properties: components["schemas"]["LineProperties"];
            geometry: components["schemas"]["LineGeometry"];
        };
        LineGeometry: {
            type: string;
            coordinates: number[][];
        };
        LineProperties: {
            line: components["schemas"]["Line"];
            /** Format: int32 */
            piece: number;
            origin: components["schemas"]["ContourOrigin"];
        };
        LineageView: {
            nodes: components["schemas"]["Node"][];
            edges: components["schemas"]["Edge"][];
            sections: components["schemas"]["SectionUsed"][];
            consents: components["schemas"]["ConsentUsed"][];
            quarantine: components["schemas"]["Mark"][];
        };
        LiveEvent: {
            type: string;
            projectId?: components["schemas"]["UUID"] | null;
            runId?: components["schemas"]["UUID"] | null;
            stepId?: components["schemas"]["UUID"] | null;
            nodeId?: components["schemas"]["UUID"] | null;
            payload: {
                [key: string]: unknown;
            };
        };
        LocatedPatch: {
            /** Format: int64 */
            patchId: number;
            brain: string;
            /** Format: int32 */
            section: number;
            sectionId: components["schemas"]["UUID"];
            imageId?: components["schemas"]["UUID"] | null;
            imageSha256: string;
            /** Format: double */
            xPx: number;
            /** Format: double */
            yPx: number;
            /** Format: double */
            distanceMm: number;
        };
        LogLine: {
            at: components["schemas"]["Instant"];
            severity: components["schemas"]["Severity"];
            text: string;
        };
        LogPage: {
            lines: components["schemas"]["LoggedLine"][];
            nextCursor?: string | null;
        };
        LoggedLine: {
            step: string;
            /** Format: int32 */
            attempt: number;
            line: components["schemas"]["LogLine"];
        };
        MapFile: {
            hemisphere?: components["schemas"]["Side"] | null;
            fileName: string;
            sha256: string;
            /** Format: int64 */
            bytes: number;
            /** Format: int64 */
            values: number;
            /** Format: int64 */
            missing: number;
            /** Format: double */
            minimum: number;
            /** Format: double */
            maximum: number;
        };
        /** @enum {string} */
        MapKind: "RECEPTOR" | "MYELIN" | "FUNCTIONAL_NETWORK" | "OTHER";
        MapView: {
            id: components["schemas"]["UUID"];
            projectId: components["schemas"]["UUID"];
            name: string;
            version: string;
            kind: components["schemas"]["MapKind"];
            unit: string;
            citation: string;
            licence: string;
            space: string;
            surfaceId?: components["schemas"]["UUID"] | null;
            surface?: string | null;
            /** Format: int32 */
            maps: number;
            labels: boolean;
            files: components["schemas"]["MapFile"][];
            importedBy: string;
            createdAt: components["schemas"]["Instant"];
        };
        MappedFiles: {
            /** Format: int32 */
            sections: number;
            files: string[];
            unknownBrains: string[];
        };
        Mark: {
            brainId: components["schemas"]["UUID"];
            brain: string;
            /** Format: int32 */
            consentVersion: number;
            since: components["schemas"]["Instant"];
            by: string;
            reason?: string | null;
        };
        Member: {
            subject: string;
            membership: components["schemas"]["Membership"];
            addedAt: components["schemas"]["Instant"];
        };
        MemberChange: {
            membership: components["schemas"]["Membership"];
        };
        /** @enum {string} */
        Membership: "viewer" | "member" | "owner";
        Metric: {
            key: string;
            last?: (number | null)[] | null;
        };
        ModelView: {
            id: components["schemas"]["UUID"];
            projectId: components["schemas"]["UUID"];
            name: string;
            runId: components["schemas"]["UUID"];
            artefactSha256: string;
            /** Format: int64 */
            bytes: number;
            architecture: string;
            trainedOn: components["schemas"]["TrainedOn"];
            createdAt: components["schemas"]["Instant"];
            quarantine: components["schemas"]["Mark"][];
        };
        NamedFile: {
            fileName: string;
            sha256: components["schemas"]["Sha256"];
        };
        Neighbours: {
            /** Format: int32 */
            position?: number | null;
            /** Format: int32 */
            count: number;
            previous?: components["schemas"]["UUID"] | null;
            next?: components["schemas"]["UUID"] | null;
        };
        NetworkSpec: {
            /**
             * Format: int32
             * @default 10
             * @enum {integer}
             */
            depth: 10 | 18;
            /**
             * Format: int32
             * @default 16
             */
            width: number;
            /**
             * Format: int32
             * @default 128
             */
            projectionHidden: number;
            /**
             * Format: int32
             * @default 64
             */
            projectionOutput: number;
        };
        NewAnnotation: {
            id?: components["schemas"]["UUID"] | null;
            kind: components["schemas"]["Kind"];
            regionId?: components["schemas"]["UUID"] | null;
            /** @description Any JSON */
            geometry: unknown;
            name?: string | null;
            method?: string | null;
            origin?: components["schemas"]["Origin"] | null;
            /** Format: double */
            certainty?: number | null;
            /** Format: double */
            uncertaintyBandUm?: number | null;
            locked?: boolean | null;
            reason?: string | null;
        };
        NewBlock: {
            label: string;
        };
        NewBrain: {
            pseudonym: string;
            species: string;
            /** Format: int32 */
            ageYears?: number | null;
            sex?: components["schemas"]["Sex"] | null;
            accessTier: components["schemas"]["AccessTier"];
        };
        NewChoice: {
            reason: string;
        };
        NewConsent: {
            purposes: components["schemas"]["Purpose"][];
            validFrom: components["schemas"]["Instant"];
            validUntil?: components["schemas"]["Instant"] | null;
            documentSha256: string;
            accessTier: components["schemas"]["AccessTier"];
        };
        NewDataset: {
            name: string;
            patchsetId: components["schemas"]["UUID"];
            splitId: components["schemas"]["UUID"];
            truthPreparationId?: components["schemas"]["UUID"] | null;
        };
        NewHemisphere: {
            side: components["schemas"]["Side"];
        };
        NewHemisphere1: {
            hemisphere: components["schemas"]["Side"];
            file: components["schemas"]["NamedFile"];
        };
        NewMap: {
            name: string;
            version: string;
            kind: components["schemas"]["MapKind"];
            unit: string;
            citation: string;
            licence: string;
            space?: components["schemas"]["Space"] | null;
            volume?: components["schemas"]["NamedFile"] | null;
            surfaceId?: components["schemas"]["UUID"] | null;
            hemispheres?: components["schemas"]["NewSide"][] | null;
        };
        NewNode: {
            name: string;
        };
        NewPreparation: {
            kind: string;
            name: string;
            phantom?: components["schemas"]["PhantomSpec"] | null;
            /** Format: int64 */
            seed?: number | null;
            /** Format: int32 */
            threads?: number | null;
            source?: components["schemas"]["Source"] | null;
            ribbon?: components["schemas"]["RibbonRequest"] | null;
            /** Format: int32 */
            patchPx?: number | null;
            /** Format: double */
            pixelSizeUm?: number | null;
            /** Format: int32 */
            patchesPerSection?: number | null;
            /** Format: double */
            topMarginMm?: number | null;
            layers?: boolean | null;
            brainIds?: string[] | null;
            sectionIds?: string[] | null;
        };
        NewProject: {
            name: string;
            description?: string | null;
        };
        NewRegistration: {
            format: components["schemas"]["Format"];
            space: components["schemas"]["Space"];
            reason: string;
            file: components["schemas"]["NamedFile"];
            from?: components["schemas"]["Space"] | null;
            displacements?: components["schemas"]["NamedFile"][] | null;
            atlasToMm?: number[] | null;
        };
        NewSection: {
            /** Format: int32 */
            number: number;
            /** Format: double */
            zMm: number;
            plane: components["schemas"]["Plane"];
            /** Format: double */
            thicknessUm: number;
            state?: components["schemas"]["SectionState"] | null;
            flipped?: boolean | null;
        };
        NewSide: {
            hemisphere: components["schemas"]["Side"];
            file: components["schemas"]["NamedFile"];
        };
        NewSplit: {
            name: string;
            unseenBrains: string[];
            /** Format: int32 */
            heldOutEveryNthSection: number;
            brainsUnseenByProbe?: string[] | null;
            /** Format: double */
            bufferMm?: number | null;
            override?: string | null;
        };
        NewStudy: {
            name: string;
            question: string;
            note?: string | null;
            patchsetId: components["schemas"]["UUID"];
            splitId: components["schemas"]["UUID"];
            variants: components["schemas"]["NewVariant"][];
            seeds: number[];
            evaluate: components["schemas"]["EvaluateSpec"];
            /** Format: int32 */
            threads: number;
            comparisons?: components["schemas"]["Comparison"][] | null;
            target?: components["schemas"]["NewTarget"] | null;
            truthPreparationId?: components["schemas"]["UUID"] | null;
            datasets?: components["schemas"]["NewDataset"][] | null;
            tasks?: components["schemas"]["NewTask"][] | null;
            claims?: components["schemas"]["ClaimSpec"][] | null;
        };
        NewSurface: {
            name: string;
            version: string;
            space: components["schemas"]["Space"];
            kind: components["schemas"]["SurfaceKind"];
            brainId?: components["schemas"]["UUID"] | null;
            citation?: string | null;
            licence?: string | null;
            hemispheres: components["schemas"]["NewHemisphere1"][];
        };
        NewTarget: {
            mapId: components["schemas"]["UUID"];
            /** Format: int32 */
            index?: number | null;
        };
        NewTask: {
            name: string;
            task: components["schemas"]["TaskSpec"];
            /** Format: int32 */
            bootstrapDraws?: number | null;
            ifPossible?: boolean | null;
        };
        NewVariant: {
            name: string;
            encoder?: components["schemas"]["PretrainSpec"] | null;
            feature: components["schemas"]["Feature"];
            probe: components["schemas"]["ProbeSpec"];
            /** Format: int32 */
            devices?: number | null;
            pipeline?: components["schemas"]["PipelineStep"][] | null;
            datasets?: string[] | null;
            tasks?: string[] | null;
        };
        Node: {
            id: string;
            kind: string;
            label: string;
            sha256?: string | null;
        };
        NodeChange: {
            draining?: boolean | null;
            reason?: string | null;
            accessTier?: components["schemas"]["AccessTier"] | null;
        };
        NodeId: string;
        /** @enum {string} */
        NodeState: "ONLINE" | "UNREACHABLE" | "DRAINING";
        NodeView: {
            id: components["schemas"]["UUID"];
            name: string;
            state: components["schemas"]["NodeState"];
            draining: boolean;
            drainReason?: string | null;
            accessTier: components["schemas"]["AccessTier"];
            runnerVersion?: string | null;
            lastSeenAt?: components["schemas"]["Instant"] | null;
            /** Format: int32 */
            cpuThreads?: number | null;
            /** Format: int64 */
            version: number;
            devices: components["schemas"]["DeviceView"][];
        };
        /** @enum {string} */
        Noun: "project" | "brain" | "consent" | "hemisphere" | "block" | "section" | "image" | "personal-data" | "annotation" | "parcellation" | "surface" | "registration" | "contours" | "map" | "preparation" | "patchset" | "split" | "study" | "run" | "step" | "attempt" | "artefact" | "model" | "node" | "account" | "session" | "dead-letter" | "audit";
        Objection: {
            code: string;
            detail: string;
            where: string[];
        };
        ObjectiveSpec: components["schemas"]["SpatialNce"] | components["schemas"]["FixedRadius"] | components["schemas"]["SimClr"] | components["schemas"]["VicReg"] | components["schemas"]["Supervised"] | components["schemas"]["Untrained"];
        /** @enum {string} */
        On: "SHEET" | "SPACE" | "SURFACE";
        OptimiserSpec: {
            /**
             * Format: double
             * @default 0.002
             */
            learningRate: number;
            /**
             * Format: double
             * @default 0.0001
             */
            weightDecay: number;
            /**
             * Format: int32
             * @default 40
             */
            warmupIterations: number;
            /**
             * Format: double
             * @default 5
             */
            clipNorm: number;
        };
        Order: {
            attemptId: components["schemas"]["AttemptId"];
            kind: components["schemas"]["Kind2"];
        };
        /** @enum {string} */
        Origin: "HUMAN" | "ASSISTED" | "PREDICTED";
        OutputRef: {
            name: string;
            kind: components["schemas"]["ArtefactKind"];
            sha256: components["schemas"]["Sha256"];
            /** Format: int64 */
            bytes: number;
            mediaType: string;
            attributes: {
                [key: string]: string;
            };
        };
        OutputView: {
            name: string;
            kind: string;
            sha256: string;
            /** Format: int64 */
            bytes: number;
            mediaType: string;
        };
        PageAnnotation: {
            items: components["schemas"]["Annotation"][];
            nextCursor: string | null;
        };
        PageAuditEvent: {
            items: components["schemas"]["AuditEvent"][];
            nextCursor: string | null;
        };
        PageBrainRow: {
            items: components["schemas"]["BrainRow"][];
            nextCursor: string | null;
        };
        PageCellTable: {
            items: components["schemas"]["CellTable"][];
            nextCursor: string | null;
        };
        PageContourVersion: {
            items: components["schemas"]["ContourVersion"][];
            nextCursor: string | null;
        };
        PageFileView: {
            items: components["schemas"]["FileView"][];
            nextCursor: string | null;
        };
        PageHead: {
            items: components["schemas"]["Head"][];
            nextCursor: string | null;
        };
        PageLetter: {
            items: components["schemas"]["Letter"][];
            nextCursor: string | null;
        };
        PageMapView: {
            items: components["schemas"]["MapView"][];
            nextCursor: string | null;
        };
        PageModelView: {
            items: components["schemas"]["ModelView"][];
            nextCursor: string | null;
        };
        PagePatchBox: {
            items: components["schemas"]["PatchBox"][];
            nextCursor: string | null;
        };
        PagePatchsetRow: {
            items: components["schemas"]["PatchsetRow"][];
            nextCursor: string | null;
        };
        PagePersonalDatum: {
            items: components["schemas"]["PersonalDatum"][];
            nextCursor: string | null;
        };
        PagePreparationView: {
            items: components["schemas"]["PreparationView"][];
            nextCursor: string | null;
        };
        PageProjectView: {
            items: components["schemas"]["ProjectView"][];
            nextCursor: string | null;
        };
        PageRegistrationVersion: {
            items: components["schemas"]["RegistrationVersion"][];
            nextCursor: string | null;
        };
        PageRevisionOf: {
            items: components["schemas"]["RevisionOf"][];
            nextCursor: string | null;
        };
        PageRunRow: {
            items: components["schemas"]["RunRow"][];
            nextCursor: string | null;
        };
        PageSection: {
            items: components["schemas"]["Section"][];
            nextCursor: string | null;
        };
        PageStudyRow: {
            items: components["schemas"]["StudyRow"][];
            nextCursor: string | null;
        };
        PageSurface: {
            items: components["schemas"]["Surface"][];
            nextCursor: string | null;
        };
        PageUploadView: {
            items: components["schemas"]["UploadView"][];
            nextCursor: string | null;
        };
        Parameter: {
            path: string;
            values?: (string | null)[] | null;
            differs: boolean;
        };
        Parcellation: {
            id: components["schemas"]["UUID"];
            name: string;
            version: string;
            growing: boolean;
            description?: string | null;
            sha256?: string | null;
            createdAt: components["schemas"]["Instant"];
            regions: components["schemas"]["Region"][];
        };
        PatchAt: {
            patchsetId: components["schemas"]["UUID"];
            space: string;
            /** Format: double */
            xMm: number;
            /** Format: double */
            yMm: number;
            /** Format: double */
            zMm: number;
            /** Format: double */
            withinMm: number;
            patch?: components["schemas"]["LocatedPatch"] | null;
        };
        PatchBox: {
            /** Format: int64 */
            patchId: number;
            /** Format: double */
            xPx: number;
            /** Format: double */
            yPx: number;
            /** Format: double */
            sidePx: number;
            /** Format: double */
            angleDeg: number;
            area?: string | null;
        };
        PatchsetBrain: {
            brainId: components["schemas"]["UUID"];
            pseudonym: string;
            /** Format: int64 */
            sections: number;
            /** Format: int64 */
            patches: number;
            quarantined: boolean;
        };
        PatchsetRow: {
            id: components["schemas"]["UUID"];
            projectId: components["schemas"]["UUID"];
            preparationId: components["schemas"]["UUID"];
            name: string;
            /** Format: int64 */
            patches: number;
            /** Format: int32 */
            patchPx: number;
            /** Format: double */
            pixelSizeUm: number;
            /** Format: int64 */
            bytes: number;
            /** Format: int64 */
            sections: number;
            createdAt: components["schemas"]["Instant"];
        };
        PatchsetSection: {
            sectionId: components["schemas"]["UUID"];
            brainId: components["schemas"]["UUID"];
            pseudonym: string;
            /** Format: int32 */
            number: number;
            imageSha256: string;
            annotationsSha256?: string | null;
        };
        PatchsetView: {
            id: components["schemas"]["UUID"];
            projectId: components["schemas"]["UUID"];
            preparationId: components["schemas"]["UUID"];
            name: string;
            /** Format: int64 */
            patches: number;
            /** Format: int32 */
            patchPx: number;
            /** Format: double */
            pixelSizeUm: number;
            /** Format: int32 */
            patchesPerSection: number;
            /** Format: int64 */
            bytes: number;
            indexSha256: string;
            liesOn: components["schemas"]["On"];
            space?: string | null;
            surface?: string | null;
            createdAt: components["schemas"]["Instant"];
            brains: components["schemas"]["PatchsetBrain"][];
        };
        PersonalDatum: {
            id: components["schemas"]["UUID"];
            imageId: components["schemas"]["UUID"];
            sectionId: components["schemas"]["UUID"];
            brain: string;
            /** Format: int32 */
            section: number;
            kind: components["schemas"]["PersonalKind"];
            sha256?: string | null;
            state: components["schemas"]["PersonalState"];
            decidedBy?: string | null;
            decidedAt?: components["schemas"]["Instant"] | null;
            reason?: string | null;
            createdAt: components["schemas"]["Instant"];
            /** Format: int64 */
            version: number;
        };
        /** @enum {string} */
        PersonalKind: "LABEL" | "MACRO" | "THUMBNAIL" | "TEXT";
        /** @enum {string} */
        PersonalState: "HELD" | "KEPT" | "RELEASED";
        PhantomSpec: {
            /**
             * Format: int32
             * @default 1
             */
            generatorVersion: number;
            /**
             * Format: int32
             * @default 4
             */
            brains: number;
            /**
             * Format: int32
             * @default 16
             */
            sectionsPerBrain: number;
            /**
             * Format: double
             * @default 40
             */
            pixelSizeUm: number;
            /**
             * Format: double
             * @default 120
             */
            sheetWidthMm: number;
            /**
             * Format: double
             * @default 60
             */
            sheetHeightMm: number;
            /**
             * Format: double
             * @default 8
             */
            borderJitterMm: number;
            /**
             * Format: double
             * @default 1
             */
            registrationErrorMm: number;
            /**
             * Format: double
             * @default 20
             */
            sectionThicknessUm: number;
            folding?: components["schemas"]["Folding"] | null;
            /** Format: double */
            areaScale?: number | null;
            /** Format: double */
            tearsPerSection?: number | null;
            /** Format: int32 */
            firstBrain?: number | null;
            counterfactuals?: components["schemas"]["Counterfactuals"] | null;
        };
        PipelineStep: {
            key: string;
            type: string;
            dependsOn: string[];
        };
        /** @enum {string} */
        PixelSizeSource: "TIFF_RESOLUTION" | "OME_XML" | "APERIO" | "IMAGEJ" | "OME_ZARR" | "OPENSLIDE" | "SUPPLIED";
        Placement: {
            sectionId: components["schemas"]["UUID"];
            imageId?: components["schemas"]["UUID"] | null;
            imageSha256: string;
            newestImage: boolean;
            registrationId: components["schemas"]["UUID"];
            /** Format: int32 */
            version: number;
            space: string;
            topLeft: components["schemas"]["PointMm"];
            topRight: components["schemas"]["PointMm"];
            bottomRight: components["schemas"]["PointMm"];
            bottomLeft: components["schemas"]["PointMm"];
            normal: components["schemas"]["PointMm"];
            /** Format: double */
            cuttingAngleDeg?: number | null;
            /** Format: int32 */
            markers: number;
            displaced: boolean;
            source: components["schemas"]["PlacementSource"];
        };
        PlacementSource: {
            tool: string;
            file: string;
            sha256: string;
        };
        /** @enum {string} */
        Plane: "CORONAL" | "SAGITTAL" | "HORIZONTAL" | "OBLIQUE";
        PlannedInput: {
            name: string;
            sha256: string;
            /** Format: int64 */
            bytes: number;
        };
        PlannedRun: {
            run: string;
            steps: components["schemas"]["PlannedStep"][];
        };
        PlannedStep: {
            key: string;
            type: string;
            dependsOn: string[];
            cached: boolean;
        };
        Point: {
            /** Format: double */
            x: number;
            /** Format: double */
            value: number;
            /** Format: double */
            low?: number | null;
            /** Format: double */
            high?: number | null;
        };
        PointMm: {
            /** Format: double */
            xMm: number;
            /** Format: double */
            yMm: number;
            /** Format: double */
            zMm: number;
        };
        PointsView: {
            /** Format: int64 */
            series: number;
            key: string;
            sampled: boolean;
            points?: unknown[][] | null;
            /** Format: int64 */
            total: number;
        };
        PreparationDryRun: {
            /** Format: int32 */
            sections: number;
            /** Format: int64 */
            patches: number;
            /** Format: int64 */
            inputBytes: number;
            /** Format: int64 */
            outputBytes?: number | null;
            notes: string[];
            problems: components["schemas"]["Objection"][];
        };
        PreparationView: {
            id: components["schemas"]["UUID"];
            projectId: components["schemas"]["UUID"];
            kind: string;
            name: string;
            state: components["schemas"]["RunState"];
            runId?: components["schemas"]["UUID"] | null;
            submitter: string;
            createdAt: components["schemas"]["Instant"];
            finishedAt?: components["schemas"]["Instant"] | null;
            refusal?: string | null;
            report?: components["schemas"]["ReportSummary"] | null;
            patchsetId?: components["schemas"]["UUID"] | null;
        };
        PretrainSpec: {
            objective: components["schemas"]["ObjectiveSpec"];
            network: components["schemas"]["NetworkSpec"];
            /**
             * Format: int64
             * @default 400
             */
            iterations: number;
            /**
             * Format: int32
             * @default 64
             */
            anchors: number;
            optimiser: components["schemas"]["OptimiserSpec"];
            augmentation: components["schemas"]["AugmentationSpec"];
            /**
             * Format: int32
             * @default 100
             */
            checkpointEveryIterations: number;
            /**
             * Format: int32
             * @default 10
             */
            metricsEveryIterations: number;
        };
        ProbeSpec: {
            kinds: components["schemas"]["Kind3"][];
            /**
             * Format: double
             * @default 0.001
             */
            l2: number;
            /**
             * Format: int32
             * @default 64
             */
            hiddenUnits: number;
            /**
             * Format: int32
             * @default 500
             */
            iterations: number;
        };
        Producer: {
            projectId: components["schemas"]["UUID"];
            name: string;
            runId?: components["schemas"]["UUID"] | null;
            stepId?: components["schemas"]["UUID"] | null;
            producedAt: components["schemas"]["Instant"];
        };
        ProgressView: {
            /** Format: int64 */
            done: number;
            /** Format: int64 */
            total: number;
            unit: string;
            step?: string | null;
        };
        ProjectChange: {
            name?: string | null;
            description?: string | null;
        };
        ProjectView: {
            id: components["schemas"]["UUID"];
            name: string;
            description: string;
            createdAt: components["schemas"]["Instant"];
            createdBy: string;
            /** Format: int64 */
            version: number;
        };
        /** @enum {string} */
        Purpose: "TRAINING" | "EVALUATION" | "DISPLAY" | "EXPORT";
        Quality: {
            shares: components["schemas"]["QualityShares"];
            flags: components["schemas"]["QualityFlag"][];
            hasOverlay: boolean;
        };
        /** @enum {string} */
        QualityFlag: "tears" | "folds" | "out-of-focus" | "saturated";
        QualityShares: {
            /** Format: double */
            tears: number;
            /** Format: double */
            folds: number;
            /** Format: double */
            outOfFocus: number;
            /** Format: double */
            saturated: number;
        };
        Read: {
            reading: components["schemas"]["Reading"];
            /** Format: double */
            value?: number | null;
            /** Format: double */
            low?: number | null;
            /** Format: double */
            high?: number | null;
            /** Format: int32 */
            runs: number;
            /** Format: int32 */
            sections: number;
            /** Format: int32 */
            brains: number;
            resampled: string;
            missing?: string | null;
        };
        Reading: {
            variant: string;
            task: string;
            figure: string;
            part: string;
            dataset?: string | null;
        };
        Region: {
            id: components["schemas"]["UUID"];
            name: string;
            colour: string;
            parentId?: components["schemas"]["UUID"] | null;
            /** Format: int32 */
            position: number;
            identifier?: string | null;
            aliases: string[];
        };
        RegionAgreement: {
            region: components["schemas"]["RegionOf"];
            /** Format: double */
            areaAMm2: number;
            /** Format: double */
            areaBMm2: number;
            /** Format: double */
            dice: number;
            /** Format: double */
            meanBorderDistanceUm?: number | null;
            /** Format: double */
            hausdorff95Um?: number | null;
        };
        RegionOf: {
            id: components["schemas"]["UUID"];
            name: string;
            colour: string;
            parcellation: string;
        };
        Registered: {
            nodeId: components["schemas"]["NodeId"];
            /** Format: int32 */
            heartbeatSeconds: number;
            abandon: components["schemas"]["AttemptId"][];
        };
        Registration: {
            name: string;
            runnerVersion: string;
            /** Format: int32 */
            cpuThreads: number;
            devices: components["schemas"]["Device"][];
            attempts: components["schemas"]["AttemptId"][];
        };
        RegistrationVersion: {
            id: components["schemas"]["UUID"];
            brainId: components["schemas"]["UUID"];
            space: string;
            /** Format: int32 */
            version: number;
            current: boolean;
            /** Format: int32 */
            sections: number;
            unmatched: string[];
            format: components["schemas"]["Format"];
            fileName: string;
            fileSha256: string;
            sha256: string;
            carriedFrom?: components["schemas"]["UUID"] | null;
            reason: string;
            author: string;
            createdAt: components["schemas"]["Instant"];
            chosenBy?: string | null;
            chosenBecause?: string | null;
            chosenAt?: components["schemas"]["Instant"] | null;
        };
        ReportRow: {
            file: string;
            verdict: string;
            code?: string | null;
            problem?: string | null;
            where?: string | null;
            action?: string | null;
        };
        ReportSummary: {
            /** Format: int32 */
            accepted: number;
            /** Format: int32 */
            refused: number;
            /** Format: int32 */
            duplicates: number;
            /** Format: int32 */
            known?: number | null;
            rows: components["schemas"]["ReportRow"][];
        };
        RevisionOf: {
            annotation: components["schemas"]["Annotation"];
            changed: string[];
        };
        RibbonRequest: {
            space: components["schemas"]["Space"];
            surfaceId?: components["schemas"]["UUID"] | null;
            /** Format: double */
            gridUm?: number | null;
            /** Format: double */
            depthMapUm?: number | null;
            /** Format: double */
            stationSpacingMm?: number | null;
            /** Format: double */
            withinMm?: number | null;
            /** Format: double */
            assumedThicknessMm?: number | null;
            depthModel?: components["schemas"]["DepthModel"] | null;
        };
        RibbonView: {
            imageId: components["schemas"]["UUID"];
            preparationId: components["schemas"]["UUID"];
            createdAt: components["schemas"]["Instant"];
            origin: components["schemas"]["ContourOrigin"];
            /** Format: int32 */
            contoursVersion?: number | null;
            space: string;
            surface?: string | null;
            depthModel?: components["schemas"]["DepthModel"] | null;
            depthMap?: components["schemas"]["DepthMapView"] | null;
            lines: components["schemas"]["LineCollection"];
            stations: components["schemas"]["Station"][];
        };
        /** @enum {string} */
        Role: "researcher" | "auditor" | "admin" | "runner" | "system";
        /** @enum {string} */
        Role1: "train" | "held-out-section" | "buffer" | "brain-unseen-by-probe" | "unseen-brain";
        Row: {
            variant: string;
            dataset?: string | null;
            /** Format: int64 */
            runSeed: number;
            feature: components["schemas"]["Feature"];
            probe: components["schemas"]["Kind3"];
            primary: boolean;
            heldOutSections?: components["schemas"]["Score"] | null;
            unseenBrain?: components["schemas"]["Score"] | null;
        };
        RunDetail: {
            submitter: string;
            /** Format: int64 */
            seed: number;
            studyName?: string | null;
            kind: components["schemas"]["RunKind"];
            /** Format: int64 */
            stepsDone: number;
            startedAt?: components["schemas"]["Instant"] | null;
            finishedAt?: components["schemas"]["Instant"] | null;
            createdAt: components["schemas"]["Instant"];
            name: string;
            variant?: string | null;
            progress?: components["schemas"]["ProgressView"] | null;
            studyId?: components["schemas"]["UUID"] | null;
            preparationId?: components["schemas"]["UUID"] | null;
            id: components["schemas"]["UUID"];
            state: components["schemas"]["RunState"];
            metrics?: {
                [key: string]: number;
            } | null;
            /** Format: int64 */
            stepsTotal: number;
            projectId: components["schemas"]["UUID"];
            dataset?: string | null;
            /** Format: int64 */
            etaSeconds?: number | null;
            steps: components["schemas"]["StepView"][];
            consents: components["schemas"]["ConsentUsed1"][];
        };
        RunId: string;
        /** @enum {string} */
        RunKind: "experiment" | "report" | "preparation";
        RunRow: {
            id: components["schemas"]["UUID"];
            projectId: components["schemas"]["UUID"];
            kind: components["schemas"]["RunKind"];
            name: string;
            studyId?: components["schemas"]["UUID"] | null;
            studyName?: string | null;
            preparationId?: components["schemas"]["UUID"] | null;
            variant?: string | null;
            dataset?: string | null;
            /** Format: int64 */
            seed: number;
            state: components["schemas"]["RunState"];
            createdAt: components["schemas"]["Instant"];
            startedAt?: components["schemas"]["Instant"] | null;
            finishedAt?: components["schemas"]["Instant"] | null;
            submitter: string;
            progress?: components["schemas"]["ProgressView"] | null;
            /** Format: int64 */
            stepsDone: number;
            /** Format: int64 */
            stepsTotal: number;
            /** Format: int64 */
            etaSeconds?: number | null;
            metrics?: {
                [key: string]: number;
            } | null;
        };
        /** @enum {string} */
        RunState: "PENDING" | "RUNNING" | "SUCCEEDED" | "FAILED" | "CANCELLED";
        Score: {
            probe: components["schemas"]["Kind3"];
            role: components["schemas"]["Role1"];
            /** Format: int64 */
            patches: number;
            /** Format: int32 */
            sections: number;
            macroF1: components["schemas"]["Interval"];
            balancedAccuracy: components["schemas"]["Interval"];
            perAreaF1?: (number | null)[] | null;
            confusion: number[][];
            /** Format: double */
            errorsNearBorderShare?: number | null;
            /** Format: double */
            patchesNearBorderShare: number;
        };
        Scores: {
            probe: string;
            role: string;
            values?: (components["schemas"]["Score"] | null)[] | null;
        };
        Section: {
            id: components["schemas"]["UUID"];
            brainId: components["schemas"]["UUID"];
            blockId: components["schemas"]["UUID"];
            hemisphere: components["schemas"]["Side"];
            block: string;
            /** Format: int32 */
            number: number;
            /** Format: double */
            zMm: number;
            plane: components["schemas"]["Plane"];
            /** Format: double */
            thicknessUm: number;
            state: components["schemas"]["SectionState"];
            flipped: boolean;
            /** Format: int64 */
            version: number;
            image?: components["schemas"]["Image"] | null;
            quarantine?: components["schemas"]["Mark"] | null;
        };
        SectionChange: {
            /** Format: double */
            zMm?: number | null;
            /** Format: double */
            thicknessUm?: number | null;
            state?: components["schemas"]["SectionState"] | null;
            flipped?: boolean | null;
        };
        SectionMapping: {
            entries: components["schemas"]["Entry"][];
        };
        /** @enum {string} */
        SectionState: "PRESENT" | "MISSING" | "DAMAGED";
        SectionUsed: {
            brain: string;
            /** Format: int32 */
            section: number;
            imageSha256: string;
            annotationsSha256?: string | null;
            role: string;
        };
        SeriesView: {
            /** Format: int64 */
            id: number;
            step: string;
            key: string;
            /** Format: double */
            last?: number | null;
            /** Format: int64 */
            lastIteration: number;
            /** Format: double */
            min?: number | null;
            /** Format: double */
            max?: number | null;
            /** Format: int64 */
            count: number;
        };
        SessionView: {
            subject: string;
            displayName: string;
            role: components["schemas"]["Role"];
            identity: string;
            projects: components["schemas"]["Belonging"][];
            csrfToken: string;
        };
        /** @enum {string} */
        Severity: "DEBUG" | "INFO" | "WARN" | "ERROR";
        /** @enum {string} */
        Severity1: "NOTE" | "WARNING" | "OVERRIDDEN" | "LEAK";
        /** @enum {string} */
        Sex: "FEMALE" | "MALE" | "OTHER";
        Sha256: string;
        /** @enum {string} */
        Side: "LEFT" | "RIGHT";
        SignInView: {
            identity: string;
            provider?: string | null;
        };
        SignedOutView: {
            continueAt?: string | null;
        };
        SimClr: {
            /** @constant */
            kind: "simclr";
            /** @default 0.5 */
            temperature: number;
        };
        Size: {
            /** Format: int32 */
            width: number;
            /** Format: int32 */
            height: number;
        };
        Source: {
            preparationId?: components["schemas"]["UUID"] | null;
            imageRoot?: string | null;
            mappingPath?: string | null;
            uploadSha256?: string | null;
            /** Format: double */
            pixelSizeUm?: number | null;
        };
        Space: string;
        SpatialNce: {
            /** @constant */
            kind: "spatial-nce";
            /** @default 0.1 */
            temperature: number;
            /** @default 5 */
            positiveRadiusMm: number;
            /** @default 10 */
            negativeRadiusMm: number;
            /** @default 0.5 */
            crossBrainFraction: number;
            /** @default true */
            excludeSameSection: boolean;
            /** @default false */
            shuffleCoordinates: boolean;
            /** @default geodesic */
            distance: ("geodesic" | "euclidean" | "within-section") | null;
            /** @default apart */
            hemispheres: ("apart" | "mirrored") | null;
            softSigmaMm?: number | null;
        };
        SplitView: {
            id: components["schemas"]["UUID"];
            patchsetId: components["schemas"]["UUID"];
            name: string;
            unseenBrains: string[];
            /** Format: int32 */
            heldOutEveryNthSection: number;
            brainsUnseenByProbe: string[];
            /** Format: double */
            bufferMm: number;
            override?: string | null;
            /** Format: int32 */
            trainSections: number;
            /** Format: int32 */
            heldOutSections: number;
            /** Format: int32 */
            unseenSections: number;
            /** Format: int32 */
            unseenByProbeSections: number;
            /** Format: int32 */
            bufferSections: number;
            leakage: components["schemas"]["Leakage"];
            sha256: string;
            createdAt: components["schemas"]["Instant"];
        };
        Station: {
            /** Format: int32 */
            piece: number;
            /** Format: double */
            xPx: number;
            /** Format: double */
            yPx: number;
            /** Format: double */
            arcMm: number;
            /** Format: double */
            thicknessMm: number;
            /** Format: double */
            xMm?: number | null;
            /** Format: double */
            yMm?: number | null;
            /** Format: double */
            zMm?: number | null;
            /** Format: int32 */
            vertex?: number | null;
            /** Format: double */
            offSurfaceMm?: number | null;
            /** Format: double */
            cuttingAngleDeg?: number | null;
        };
        StepId: string;
        StepSpec: Record<string, never>;
        /** @enum {string} */
        StepState: "BLOCKED" | "READY" | "PLACED" | "RUNNING" | "SUCCEEDED" | "FAILED" | "CANCELLED" | "SKIPPED";
        StepView: {
            id: components["schemas"]["UUID"];
            key: string;
            type: string;
            state: components["schemas"]["StepState"];
            dependsOn: string[];
            waitReason?: string | null;
            attempts: components["schemas"]["AttemptView"][];
            progress?: components["schemas"]["ProgressView"] | null;
            /** @description Any JSON */
            spec: unknown;
            inputHash?: string | null;
            runnerVersion?: string | null;
            cachedFromStep?: components["schemas"]["UUID"] | null;
            startedAt?: components["schemas"]["Instant"] | null;
            finishedAt?: components["schemas"]["Instant"] | null;
            failure?: components["schemas"]["Failure"] | null;
            outputs: components["schemas"]["OutputView"][];
        };
        StudyReport: {
            title: string;
            note?: string | null;
            rows: components["schemas"]["Row"][];
            targets: components["schemas"]["TargetRow"][];
            findings: components["schemas"]["Finding"][];
            datasets: components["schemas"]["Dataset"][];
            figures: components["schemas"]["FigureRow"][];
            curves: components["schemas"]["CurveRow"][];
            claims: components["schemas"]["ClaimResult"][];
            warnings: string[];
        };
        StudyRow: {
            id: components["schemas"]["UUID"];
            projectId: components["schemas"]["UUID"];
            name: string;
            question: string;
            state: components["schemas"]["RunState"];
            /** Format: int32 */
            variants: number;
            /** Format: int64 */
            runs: number;
            submitter: string;
            createdAt: components["schemas"]["Instant"];
        };
        StudyView: {
            id: components["schemas"]["UUID"];
            projectId: components["schemas"]["UUID"];
            name: string;
            question: string;
            note?: string | null;
            state: components["schemas"]["RunState"];
            patchsetId: components["schemas"]["UUID"];
            splitId: components["schemas"]["UUID"];
            variants: components["schemas"]["NewVariant"][];
            seeds: number[];
            evaluate: components["schemas"]["EvaluateSpec"];
            /** Format: int32 */
            threads: number;
            comparisons: components["schemas"]["Comparison"][];
            target?: components["schemas"]["NewTarget"] | null;
            truthPreparationId?: components["schemas"]["UUID"] | null;
            datasets: components["schemas"]["NewDataset"][];
            tasks: components["schemas"]["NewTask"][];
            claims: components["schemas"]["ClaimSpec"][];
            submitter: string;
            createdAt: components["schemas"]["Instant"];
            runs: components["schemas"]["RunRow"][];
            reportRunId?: components["schemas"]["UUID"] | null;
            report?: components["schemas"]["StudyReport"] | null;
        };
        Supervised: {
            /** @constant */
            kind: "supervised";
            /** @default 0 */
            labelsPerArea: number;
            /** @default 0 */
            labelBrains: number;
            /** @default 0 */
            labelDraw: number;
        };
        Surface: {
            id: components["schemas"]["UUID"];
            projectId: components["schemas"]["UUID"];
            name: string;
            version: string;
            space: string;
            kind: components["schemas"]["SurfaceKind"];
            brainId?: components["schemas"]["UUID"] | null;
            citation?: string | null;
            licence?: string | null;
            hemispheres: components["schemas"]["SurfaceHemisphere"][];
            importedBy: string;
            createdAt: components["schemas"]["Instant"];
        };
        SurfaceHemisphere: {
            hemisphere: components["schemas"]["Side"];
            fileName: string;
            sha256: string;
            /** Format: int64 */
            bytes: number;
            /** Format: int32 */
            vertices: number;
            /** Format: int32 */
            triangles: number;
            /** Format: int32 */
            parts: number;
            /** Format: int32 */
            borderEdges: number;
            /** Format: int32 */
            eulerCharacteristic: number;
            /** Format: int32 */
            unusedVertices: number;
            /** Format: double */
            areaMm2: number;
        };
        /** @enum {string} */
        SurfaceKind: "PIAL" | "MID" | "WHITE";
        TargetPart: {
            score: components["schemas"]["TargetScore"];
            positionR2?: components["schemas"]["Interval"] | null;
        };
        TargetRow: {
            variant: string;
            dataset?: string | null;
            /** Format: int64 */
            runSeed: number;
            feature: components["schemas"]["Feature"];
            target: string;
            heldOutSections?: components["schemas"]["TargetPart"] | null;
            unseenBrain?: components["schemas"]["TargetPart"] | null;
        };
        TargetScore: {
            target: string;
            unit: string;
            role: components["schemas"]["Role1"];
            /** Format: double */
            alpha: number;
            /** Format: int64 */
            patches: number;
            /** Format: int32 */
            sections: number;
            r2: components["schemas"]["Interval"];
            permutedR2: components["schemas"]["Interval"];
        };
        TaskSpec: Record<string, never>;
        Template: {
            name: string;
            title: string;
            question: string;
            note?: string | null;
            variants: components["schemas"]["NewVariant"][];
            seeds: number[];
            evaluate: components["schemas"]["EvaluateSpec"];
            /** Format: int32 */
            threads: number;
            comparisons: components["schemas"]["Comparison"][];
            /** Format: int32 */
            heldOutEveryNthSection: number;
        };
        Tiles: {
            /** Format: int32 */
            width: number;
            /** Format: int32 */
            height: number;
            scaleFactors: number[];
        };
        TrainedOn: {
            patchsetId?: components["schemas"]["UUID"] | null;
            patchset?: string | null;
            brains: string[];
            withheldBrains: string[];
        };
        /** Format: uuid */
        UUID: string;
        UnmappedClass: {
            className: string;
            /** Format: int32 */
            annotations: number;
        };
        Untrained: {
            /** @constant */
            kind: "untrained";
        };
        UploadView: {
            sha256: string;
            /** Format: int64 */
            bytes: number;
            complete: boolean;
            uploader: string;
            createdAt: components["schemas"]["Instant"];
            expiresAt: components["schemas"]["Instant"];
        };
        /** @enum {string} */
        Verdict: "supported" | "not-supported" | "inconclusive" | "not-testable";
        Verification: {
            intact: boolean;
            /** Format: int64 */
            checkedEvents: number;
            /** Format: int64 */
            unsealedEvents: number;
            firstBroken?: components["schemas"]["Broken"] | null;
            head?: components["schemas"]["Head"] | null;
        };
        VicReg: {
            /** @constant */
            kind: "vicreg";
            /** @default 25 */
            invariance: number;
            /** @default 25 */
            variance: number;
            /** @default 1 */
            covariance: number;
            /** @default same-patch */
            pairing: ("same-patch" | "spatial") | null;
            /** @default 5 */
            positiveRadiusMm: number;
            /** @default 0.5 */
            crossBrainFraction: number;
            /** @default true */
            excludeSameSection: boolean;
            /** @default geodesic */
            distance: ("geodesic" | "euclidean" | "within-section") | null;
            /** @default apart */
            hemispheres: ("apart" | "mirrored") | null;
        };
        Withdrawal: {
            reason: string;
        };
        WorkerEvent: Record<string, never>;
        ProblemDetails: {
            type: string;
            title: string;
            status: number;
            detail: string;
            instance: string;
            errors?: components["schemas"]["FieldError"][];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    RunnerResource_uploadOffset: {
        parameters: {
            query?: never;
            header?: {
                "X-Attempt-Token"?: number;
            };
            path: {
                attemptId: components["schemas"]["UUID"];
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Upload-Offset says how many bytes are there */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    RunnerResource_upload: {
        parameters: {
            query?: {
                length?: number;
                offset?: number;
            };
            header?: {
                "X-Attempt-Token"?: number;
            };
            path: {
                attemptId: components["schemas"]["UUID"];
                sha256: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "*/*": string;
            };
        };
        responses: {
            /** @description Upload-Offset says how many bytes are there */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    RunnerResource_events: {
        parameters: {
            query?: never;
            header?: {
                "X-Attempt-Token"?: number;
            };
            path: {
                attemptId: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EventBatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsAccepted"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    RunnerResource_fail: {
        parameters: {
            query?: never;
            header?: {
                "X-Attempt-Token"?: number;
            };
            path: {
                attemptId: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Fail"];
            };
        };
        responses: {
            /** @description Taken */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    RunnerResource_finish: {
        parameters: {
            query?: never;
            header?: {
                "X-Attempt-Token"?: number;
            };
            path: {
                attemptId: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Finish"];
            };
        };
        responses: {
            /** @description Taken */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    RunnerResource_input: {
        parameters: {
            query?: never;
            header?: {
                Range?: string;
                "X-Attempt-Token"?: number;
            };
            path: {
                attemptId: components["schemas"]["UUID"];
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The whole input */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            /** @description The part that the Range header names */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    RunnerResource_heartbeat: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Heartbeat"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeartbeatAnswer"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    RunnerResource_lease: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LeaseRequest"];
            };
        };
        responses: {
            /** @description Work */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lease"];
                };
            };
            /** @description None came up */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    RunnerResource_register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Registration"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Registered"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    ArtefactResource_getArtefact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Artefact"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    ArtefactResource_getContent: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: string;
                Range?: string;
            };
            path: {
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The whole content, in its own media type */
            200: {
                headers: {
                    /** @description Names this version, for If-Match or If-None-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            /** @description The part that the Range header names */
            206: {
                headers: {
                    /** @description Names this version, for If-Match or If-None-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            /** @description The client has it */
            304: {
                headers: {
                    /** @description Names this version, for If-Match or If-None-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    AuditResource_listAuditEvents: {
        parameters: {
            query?: {
                action?: string;
                /** @description nextCursor of the page before */
                cursor?: string;
                from?: string;
                /** @description At most this many items, 1–500 */
                limit?: number;
                noun?: string;
                nounId?: string;
                subject?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageAuditEvent"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    AuditResource_listAuditHeads: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description At most this many items, 1–500 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageHead"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    AuditResource_verifyAudit: {
        parameters: {
            query?: never;
            header?: {
                /** @description With a session cookie: csrfToken of GET /api/v1/session. Not with a bearer token */
                "X-CSRF-Token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verification"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    SectionResource_createSection: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh UUID; repeated with it, the request is done once */
                "Idempotency-Key"?: string;
                /** @description With a session cookie: csrfToken of GET /api/v1/session. Not with a bearer token */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSection"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description true if this is the answer of the first time */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Section"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    BrainResource_getBrain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Brain"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    BrainResource_listConsents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Consent"][];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    BrainResource_recordConsent: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh UUID; repeated with it, the request is done once */
                "Idempotency-Key"?: string;
                /** @description With a session cookie: csrfToken of GET /api/v1/session. Not with a bearer token */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewConsent"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description true if this is the answer of the first time */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Consent"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    BrainResource_withdrawConsent: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh UUID; repeated with it, the request is done once */
                "Idempotency-Key"?: string;
                /** @description With a session cookie: csrfToken of GET /api/v1/session. Not with a bearer token */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Withdrawal"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description true if this is the answer of the first time */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Consent"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    ModelResource_listDescendants: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Descendant"][];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    BrainResource_listHemispheres: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hemisphere"][];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    BrainResource_createHemisphere: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh UUID; repeated with it, the request is done once */
                "Idempotency-Key"?: string;
                /** @description With a session cookie: csrfToken of GET /api/v1/session. Not with a bearer token */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewHemisphere"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description true if this is the answer of the first time */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hemisphere"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    RegistrationResource_listRegistrations: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description At most this many items, 1–500 */
                limit?: number;
                /** @description Only those to this space, name@version */
                space?: string;
            };
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageRegistrationVersion"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    RegistrationResource_importRegistration: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh UUID; repeated with it, the request is done once */
                "Idempotency-Key"?: string;
                /** @description With a session cookie: csrfToken of GET /api/v1/session. Not with a bearer token */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRegistration"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description true if this is the answer of the first time */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegistrationVersion"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    SectionResource_listSections: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description At most this many items, 1–500 */
                limit?: number;
                /** @description Only sections whose newest image is flagged, clean, unknown, or has the flag tears, folds, out-of-focus or saturated */
                quality?: string;
            };
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageSection"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    ComparisonResource_compareRuns: {
        parameters: {
            query?: {
                /** @description Comma-separated ids of 1 to 50 runs */
                runs?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ComparisonView"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    DeadLetterResource_listDeadLetters: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description At most this many items, 1–500 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageLetter"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    DeadLetterResource_dismissDeadLetter: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh UUID; repeated with it, the request is done once */
                "Idempotency-Key"?: string;
                /** @description With a session cookie: csrfToken of GET /api/v1/session. Not with a bearer token */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description true if this is the answer of the first time */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Letter"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    DeadLetterResource_replayDeadLetter: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh UUID; repeated with it, the request is done once */
                "Idempotency-Key"?: string;
                /** @description With a session cookie: csrfToken of GET /api/v1/session. Not with a bearer token */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description true if this is the answer of the first time */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Letter"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    EventsResource_events: {
        parameters: {
            query?: {
                /** @description Comma-separated: run:{id}, runs, nodes, preparations */
                topics?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["LiveEvent"][];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    BrainResource_listBlocks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Block"][];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    BrainResource_createBlock: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh UUID; repeated with it, the request is done once */
                "Idempotency-Key"?: string;
                /** @description With a session cookie: csrfToken of GET /api/v1/session. Not with a bearer token */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewBlock"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description true if this is the answer of the first time */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Block"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    SectionResource_getImage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Image"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    DrawingResource_createAnnotation: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh UUID; repeated with it, the request is done once */
                "Idempotency-Key"?: string;
                /** @description With a session cookie: csrfToken of GET /api/v1/session. Not with a bearer token */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAnnotation"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description true if this is the answer of the first time */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Annotation"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    DrawingResource_getAnnotation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                annotation: components["schemas"]["UUID"];
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description Names this version, for If-Match or If-None-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Annotation"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    DrawingResource_reviseAnnotation: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                /** @description With a session cookie: csrfToken of GET /api/v1/session. Not with a bearer token */
                "X-CSRF-Token"?: string;
            };
            path: {
                annotation: components["schemas"]["UUID"];
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnnotationChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description Names this version, for If-Match or If-None-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Annotation"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    DrawingResource_deleteAnnotation: {
        parameters: {
            query: {
                reason: string;
            };
            header?: {
                "If-Match"?: string;
                /** @description With a session cookie: csrfToken of GET /api/v1/session. Not with a bearer token */
                "X-CSRF-Token"?: string;
            };
            path: {
                annotation: components["schemas"]["UUID"];
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Annotation"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    DrawingResource_listRevisions: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description At most this many items, 1–500 */
                limit?: number;
            };
            header?: never;
            path: {
                annotation: components["schemas"]["UUID"];
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageRevisionOf"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    CellResource_listCellTables: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description At most this many items, 1–500 */
                limit?: number;
            };
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageCellTable"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    CellResource_putCellTable: {
        parameters: {
            query: {
                correction?: components["schemas"]["Correction"] & unknown;
                /** @description What was corrected and how; needed for OTHER */
                correctionNote?: string;
                /** @description Mean diameter of a nucleus, for ABERCROMBIE */
                meanDiameterUm?: number;
                /** @description How the cells were found, e.g. the programme and its version */
                method: string;
                /** @description Smallest area of a cell, for AREA_THRESHOLD */
                minAreaUm2?: number;
                /** @description Of columns that name none; it is never guessed */
                unit?: components["schemas"]["LengthUnit"];
            };
            header?: {
                /** @description With a session cookie: csrfToken of GET /api/v1/session. Not with a bearer token */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: components["schemas"]["UUID"];
                sha256: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CellTable"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    ContourResource_listContours: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description At most this many items, 1–500 */
                limit?: number;
            };
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageContourVersion"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    ContourResource_importContours: {
        parameters: {
            query?: {
                /** @description Who drew them; else the caller */
                annotator?: string;
                /** @description Class of the pial border, in any case */
                pialClass?: string;
                reason?: string;
                /** @description Class of the white border, in any case */
                whiteClass?: string;
            };
            header?: {
                /** @description A fresh UUID; repeated with it, the request is done once */
                "Idempotency-Key"?: string;
                /** @description With a session cookie: csrfToken of GET /api/v1/session. Not with a bearer token */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/geo+json": unknown;
                "application/json": unknown;
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description true if this is the answer of the first time */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContourVersion"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    TileResource_getDeepZoom: {
        parameters: {
            query?: {
                /** @description The value shown as white, above low */
                high?: string;
                /** @description The value shown as black; see the image's intensities */
                low?: string;
            };
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": string;
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    TileResource_getTile: {
        parameters: {
            query?: {
                /** @description The value shown as white, above low */
                high?: string;
                /** @description The value shown as black; see the image's intensities */
                low?: string;
            };
            header?: {
                "If-None-Match"?: string;
            };
            path: {
                column: number;
                format: string;
                id: components["schemas"]["UUID"];
                level: number;
                row: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As many pixels as the descriptor says, fewer at the right and bottom edge */
            200: {
                headers: {
                    /** @description Names this version, for If-Match or If-None-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                    "image/png": string;
                };
            };
            /** @description The client has it */
            304: {
                headers: {
                    /** @description Names this version, for If-Match or If-None-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    DrawingResource_listDeletedAnnotations: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description At most this many items, 1–500 */
                limit?: number;
            };
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageAnnotation"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    RibbonResource_getDepth: {
        parameters: {
            query?: never;
            header?: {
                "If-None-Match"?: string;
            };
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description 16-bit grey PNG over the whole image, whose top left corner is that of the image: 0 outside of the cortex, else 1 at the pial border to 65535 at the white one */
            200: {
                headers: {
                    /** @description Names this version, for If-Match or If-None-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                };
            };
            /** @description The client has it */
            304: {
                headers: {
                    /** @description Names this version, for If-Match or If-None-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    IiifResource_getImageService: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The image information is at Location */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    IiifResource_getImageInformation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Size, tiles and what the service can do */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/ld+json": components["schemas"]["IiifInfo"];
                    "application/json": components["schemas"]["IiifInfo"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    IiifResource_getPicture: {
        parameters: {
            query?: {
                /** @description The value shown as white, above low */
                high?: string;
                /** @description The value shown as black; see the image's intensities */
                low?: string;
            };
            header?: {
                "If-None-Match"?: string;
            };
            path: {
                format: string;
                id: components["schemas"]["UUID"];
                quality: string;
                region: string;
                rotation: string;
                size: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The region at the wanted size */
            200: {
                headers: {
                    /** @description Names this version, for If-Match or If-None-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "image/jpeg": string;
                    "image/png": string;
                };
            };
            /** @description The client has it */
            304: {
                headers: {
                    /** @description Names this version, for If-Match or If-None-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    TileResource_getIntensities: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IntensitiesView"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    TileResource_getMask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where the image shows tissue: white, else black. Over the whole image. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    PatchResource_listImagePatches: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description At most this many items, 1–500 */
                limit?: number;
                /** @description Its id, required */
                patchset?: components["schemas"]["UUID"];
            };
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PagePatchBox"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    PersonalResource_listPersonalDataOfImage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonalDatum"][];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    TileResource_getQualityOverlay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where the image has faults, over the whole image: index colours 0 glass, 1 tissue, 2 tear, 3 fold, 4 out of focus, 5 saturated */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    RibbonResource_getRibbon: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RibbonView"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    MapResource_getMap: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MapView"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    ModelResource_getModel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelView"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    ModelResource_getLineage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LineageView"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    NodeResource_listNodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NodeView"][];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    NodeResource_createNode: {
        parameters: {
            query?: never;
            header?: {
                /** @description With a session cookie: csrfToken of GET /api/v1/session. Not with a bearer token */
                "X-CSRF-Token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewNode"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedNode"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    NodeResource_getNode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description Names this version, for If-Match or If-None-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NodeView"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    NodeResource_changeNode: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                /** @description With a session cookie: csrfToken of GET /api/v1/session. Not with a bearer token */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NodeChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description Names this version, for If-Match or If-None-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NodeView"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    NodeResource_renewToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description With a session cookie: csrfToken of GET /api/v1/session. Not with a bearer token */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedNode"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    NodeResource_revokeToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description With a session cookie: csrfToken of GET /api/v1/session. Not with a bearer token */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    ParcellationResource_listParcellations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Parcellation"][];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    ParcellationResource_importParcellation: {
        parameters: {
            query?: {
                /** @description Instead of the name in the file */
                name?: string;
                /** @description Instead of the version in the file */
                version?: string;
            };
            header?: {
                /** @description A fresh UUID; repeated with it, the request is done once */
                "Idempotency-Key"?: string;
                /** @description With a session cookie: csrfToken of GET /api/v1/session. Not with a bearer token */
                "X-CSRF-Token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description true if this is the answer of the first time */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Parcellation"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    ParcellationResource_getParcellation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Parcellation"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    PatchsetResource_getPatchset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PatchsetView"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    PatchResource_getPatchAt: {
        parameters: {
            query?: {
                /** @description name@version, required */
                space?: string;
                /** @description How far a patch may be, over 0 to 1000 mm */
                withinMm?: number;
                /** @description mm to the right, required */
                x?: number;
                /** @description mm to the front, required */
                y?: number;
                /** @description mm upward, required */
                z?: number;
            };
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PatchAt"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    PatchsetResource_listPatchsetSections: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PatchsetSection"][];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    PatchsetResource_listSplits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SplitView"][];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    PatchsetResource_createSplit: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh UUID; repeated with it, the request is done once */
                "Idempotency-Key"?: string;
                /** @description With a session cookie: csrfToken of GET /api/v1/session. Not with a bearer token */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSplit"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description true if this is the answer of the first time */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SplitView"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    PersonalResource_listPersonalData: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description At most this many items, 1–500 */
                limit?: number;
                state?: components["schemas"]["PersonalState"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PagePersonalDatum"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    PersonalResource_getPersonalDatum: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description Names this version, for If-Match or If-None-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonalDatum"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    PersonalResource_decidePersonalDatum: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                /** @description With a session cookie: csrfToken of GET /api/v1/session. Not with a bearer token */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Decision"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description Names this version, for If-Match or If-None-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonalDatum"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    PersonalResource_getPersonalContent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture as PNG, or the fields and their text as JSON */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    PreparationResource_getPreparation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreparationView"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    PreparationResource_listPreparationFiles: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description At most this many items, 1–500 */
                limit?: number;
                state?: components["schemas"]["FileState"];
            };
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageFileView"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    ProjectResource_listProjects: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description At most this many items, 1–500 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageProjectView"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    ProjectResource_createProject: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh UUID; repeated with it, the request is done once */
                "Idempotency-Key"?: string;
                /** @description With a session cookie: csrfToken of GET /api/v1/session. Not with a bearer token */
                "X-CSRF-Token"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProject"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description true if this is the answer of the first time */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectView"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    ProjectResource_getProject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description Names this version, for If-Match or If-None-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectView"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    ProjectResource_changeProject: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                /** @description With a session cookie: csrfToken of GET /api/v1/session. Not with a bearer token */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProjectChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description Names this version, for If-Match or If-None-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectView"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    ProjectResource_listMembers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"][];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    ProjectResource_setMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description With a session cookie: csrfToken of GET /api/v1/session. Not with a bearer token */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: components["schemas"]["UUID"];
                subject: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    ProjectResource_removeMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description With a session cookie: csrfToken of GET /api/v1/session. Not with a bearer token */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: components["schemas"]["UUID"];
                subject: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    BrainResource_listBrains: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description At most this many items, 1–500 */
                limit?: number;
            };
            header?: never;
            path: {
                projectId: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageBrainRow"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    BrainResource_createBrain: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh UUID; repeated with it, the request is done once */
                "Idempotency-Key"?: string;
                /** @description With a session cookie: csrfToken of GET /api/v1/session. Not with a bearer token */
                "X-CSRF-Token"?: string;
            };
            path: {
                projectId: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewBrain"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description true if this is the answer of the first time */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Brain"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    ImageRootResource_listImageRoots: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectId: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImageRoot"][];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    MapResource_listMaps: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description At most this many items, 1–500 */
                limit?: number;
            };
            header?: never;
            path: {
                projectId: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageMapView"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    MapResource_importMap: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh UUID; repeated with it, the request is done once */
                "Idempotency-Key"?: string;
                /** @description With a session cookie: csrfToken of GET /api/v1/session. Not with a bearer token */
                "X-CSRF-Token"?: string;
            };
            path: {
                projectId: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMap"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description true if this is the answer of the first time */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MapView"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    ModelResource_listModels: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description At most this many items, 1–500 */
                limit?: number;
            };
            header?: never;
            path: {
                projectId: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageModelView"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    PatchsetResource_listPatchsets: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description At most this many items, 1–500 */
                limit?: number;
            };
            header?: never;
            path: {
                projectId: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PagePatchsetRow"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    PreparationResource_listPreparations: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description At most this many items, 1–500 */
                limit?: number;
            };
            header?: never;
            path: {
                projectId: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PagePreparationView"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    PreparationResource_createPreparation: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh UUID; repeated with it, the request is done once */
                "Idempotency-Key"?: string;
                /** @description With a session cookie: csrfToken of GET /api/v1/session. Not with a bearer token */
                "X-CSRF-Token"?: string;
            };
            path: {
                projectId: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPreparation"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description true if this is the answer of the first time */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreparationView"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    PreparationResource_dryRunPreparation: {
        parameters: {
            query?: never;
            header?: {
                /** @description With a session cookie: csrfToken of GET /api/v1/session. Not with a bearer token */
                "X-CSRF-Token"?: string;
            };
            path: {
                projectId: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPreparation"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreparationDryRun"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    SectionMappingResource_readSectionMapping: {
        parameters: {
            query?: never;
            header?: {
                /** @description With a session cookie: csrfToken of GET /api/v1/session. Not with a bearer token */
                "X-CSRF-Token"?: string;
            };
            path: {
                projectId: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SectionMapping"];
                "text/csv": string;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MappedFiles"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    StudyResource_listStudies: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description At most this many items, 1–500 */
                limit?: number;
            };
            header?: never;
            path: {
                projectId: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageStudyRow"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    StudyResource_submitStudy: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh UUID; repeated with it, the request is done once */
                "Idempotency-Key"?: string;
                /** @description With a session cookie: csrfToken of GET /api/v1/session. Not with a bearer token */
                "X-CSRF-Token"?: string;
            };
            path: {
                projectId: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewStudy"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description true if this is the answer of the first time */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StudyView"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    StudyResource_dryRunStudy: {
        parameters: {
            query?: never;
            header?: {
                /** @description With a session cookie: csrfToken of GET /api/v1/session. Not with a bearer token */
                "X-CSRF-Token"?: string;
            };
            path: {
                projectId: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewStudy"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DryRun"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    SurfaceResource_listSurfaces: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description At most this many items, 1–500 */
                limit?: number;
            };
            header?: never;
            path: {
                projectId: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageSurface"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    SurfaceResource_importSurface: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh UUID; repeated with it, the request is done once */
                "Idempotency-Key"?: string;
                /** @description With a session cookie: csrfToken of GET /api/v1/session. Not with a bearer token */
                "X-CSRF-Token"?: string;
            };
            path: {
                projectId: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSurface"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description true if this is the answer of the first time */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Surface"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    UploadResource_listUploads: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description At most this many items, 1–500 */
                limit?: number;
            };
            header?: never;
            path: {
                projectId: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageUploadView"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    UploadResource_deleteUpload: {
        parameters: {
            query?: never;
            header?: {
                /** @description With a session cookie: csrfToken of GET /api/v1/session. Not with a bearer token */
                "X-CSRF-Token"?: string;
            };
            path: {
                projectId: components["schemas"]["UUID"];
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    UploadResource_getUploadOffset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectId: components["schemas"]["UUID"];
                sha256: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Upload-Offset says how many bytes are there */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    UploadResource_appendUpload: {
        parameters: {
            query?: {
                /** @description Bytes of the whole file */
                length?: number;
                /** @description Where the piece goes */
                offset?: number;
            };
            header?: {
                /** @description With a session cookie: csrfToken of GET /api/v1/session. Not with a bearer token */
                "X-CSRF-Token"?: string;
            };
            path: {
                projectId: components["schemas"]["UUID"];
                sha256: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "*/*": string;
            };
        };
        responses: {
            /** @description Upload-Offset says how many bytes are there; with the last one the hash was checked */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    RegistrationResource_getRegistration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegistrationVersion"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    RegistrationResource_applyRegistration: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh UUID; repeated with it, the request is done once */
                "Idempotency-Key"?: string;
                /** @description With a session cookie: csrfToken of GET /api/v1/session. Not with a bearer token */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewChoice"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description true if this is the answer of the first time */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegistrationVersion"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    RunResource_listRuns: {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description At most this many items, 1–500 */
                limit?: number;
                projectId?: components["schemas"]["UUID"];
                q?: string;
                /** @description -createdAt (default) or createdAt */
                sort?: string;
                state?: components["schemas"]["RunState"];
                studyId?: components["schemas"]["UUID"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageRunRow"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    RunResource_getRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunDetail"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    RunResource_cancelRun: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh UUID; repeated with it, the request is done once */
                "Idempotency-Key"?: string;
                /** @description With a session cookie: csrfToken of GET /api/v1/session. Not with a bearer token */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description true if this is the answer of the first time */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunDetail"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    MetricResource_listLogs: {
        parameters: {
            query?: {
                cursor?: string;
                step?: string;
            };
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogPage"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    RunResource_getManifest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
                stepKey: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobManifest"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    RunResource_retryRun: {
        parameters: {
            query?: never;
            header?: {
                /** @description A fresh UUID; repeated with it, the request is done once */
                "Idempotency-Key"?: string;
                /** @description With a session cookie: csrfToken of GET /api/v1/session. Not with a bearer token */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description true if this is the answer of the first time */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunDetail"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    MetricResource_listSeries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeriesView"][];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    SectionResource_getSection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description Names this version, for If-Match or If-None-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Section"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    SectionResource_changeSection: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
                /** @description With a session cookie: csrfToken of GET /api/v1/session. Not with a bearer token */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SectionChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    /** @description Names this version, for If-Match or If-None-Match */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Section"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    AgreementResource_getAgreement: {
        parameters: {
            query: {
                a: string;
                b: string;
                image?: components["schemas"]["UUID"];
            };
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Agreement"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    AnnotationResource_getAnnotations: {
        parameters: {
            query?: {
                /** @description left,top,right,bottom in level-0 pixels */
                bbox?: string;
                /** @description Of the section; else its newest one */
                image?: components["schemas"]["UUID"];
                /** @description Only these kinds; may be given several times */
                kind?: components["schemas"]["Kind"][];
                /** @description The largest so many, 1–10,000; 10,000 with any other filter */
                limit?: number;
                /** @description Leave out what is smaller on its longer side, but no points */
                minSizePx?: number;
            };
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A FeatureCollection in level-0 pixels of the image, as QuPath imports it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": Record<string, never>;
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    AnnotationResource_importAnnotations: {
        parameters: {
            query?: {
                annotator?: string;
                /** @description Make regions of classes that the parcellation does not have */
                createRegions?: boolean;
                /** @description What it was drawn on; else the section's newest */
                image?: components["schemas"]["UUID"];
                /** @description How it was drawn; qupath at first */
                method?: string;
                /** @description Where the file says none; HUMAN at first */
                origin?: components["schemas"]["Origin"];
                /** @description Whose regions the classifications name, as name@version */
                parcellation?: string;
                replace?: boolean;
            };
            header?: {
                /** @description A fresh UUID; repeated with it, the request is done once */
                "Idempotency-Key"?: string;
                /** @description With a session cookie: csrfToken of GET /api/v1/session. Not with a bearer token */
                "X-CSRF-Token"?: string;
            };
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/geo+json": unknown;
                "application/json": unknown;
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description true if this is the answer of the first time */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportResult"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    PlacementResource_getCoordinates: {
        parameters: {
            query?: {
                /** @description name@version; may be left out where the brain lies in one space only */
                space?: string;
                /** @description Level-0 pixels, required */
                x?: number;
                /** @description Level-0 pixels, required */
                y?: number;
            };
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Coordinates"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    ModelResource_listSectionDescendants: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Descendant"][];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    SectionResource_listImages: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Image"][];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    SectionResource_getNeighbours: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Neighbours"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    PlacementResource_getPixel: {
        parameters: {
            query?: {
                /** @description name@version; may be left out where the brain lies in one space only */
                space?: string;
                /** @description mm to the right, required */
                x?: number;
                /** @description mm to the front, required */
                y?: number;
                /** @description mm upward, required */
                z?: number;
            };
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Coordinates"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    PlacementResource_getPlacement: {
        parameters: {
            query?: {
                /** @description name@version; may be left out where the brain lies in one space only */
                space?: string;
            };
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Placement"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    SectionResource_getThumbnail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A small preview of the newest image */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    MetricResource_listPoints: {
        parameters: {
            query?: {
                from?: number;
                maxPoints?: number;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PointsView"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    SessionResource_getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: {
                cytostudy_csrf?: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionView"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    SessionResource_logout: {
        parameters: {
            query?: never;
            header?: {
                /** @description With a session cookie: csrfToken of GET /api/v1/session. Not with a bearer token */
                "X-CSRF-Token"?: string;
            };
            path?: never;
            cookie?: {
                cytostudy_session?: string;
            };
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedOutView"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    SessionResource_getSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInView"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    StudyResource_getStudy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StudyView"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    StudyResource_listStudyTemplates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Template"][];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    SurfaceResource_getSurface: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["UUID"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Surface"];
                };
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    LoginResource_login: {
        parameters: {
            query?: {
                /** @description The page to come back to, mode oidc */
                to?: string;
                /** @description Of a login link, mode local */
                token?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed in, with cookies; or on the way to the provider, mode oidc */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem (RFC 9457); docs/reference/problems.md lists the types */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
}
