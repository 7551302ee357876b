package org.cytostudy.platform.section;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cytostudy.core.id.BlockId;
import org.cytostudy.core.id.BrainId;
import org.cytostudy.core.id.ProjectId;
import org.cytostudy.platform.access.Membership;
import org.cytostudy.platform.audit.Audit;
import org.cytostudy.platform.audit.Noun;
import org.cytostudy.platform.brain.Brains;
import org.cytostudy.platform.brain.Brains.BlockPlace;
import org.cytostudy.platform.ids.Ids;
import org.cytostudy.platform.page.Page;
import org.cytostudy.platform.page.PageRequest;
import org.cytostudy.platform.problem.ConflictException;
import org.cytostudy.platform.problem.MissingException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.quarantine.Mark;
import org.cytostudy.platform.quarantine.Quarantine;
import org.cytostudy.platform.section.SectionViews.Image;
import org.cytostudy.platform.section.SectionViews.Neighbours;
import org.cytostudy.platform.section.SectionViews.NewSection;
import org.cytostudy.platform.section.SectionViews.Section;
import org.cytostudy.platform.section.SectionViews.SectionChange;
import org.cytostudy.platform.web.Versions;
import org.jspecify.annotations.Nullable;

/** The rules of sections: a number is unique within its brain. */
@ApplicationScoped
class SectionService {
  private final SectionRepository sections;
  private final Brains brains;
  private final Quarantine quarantine;
  private final Audit audit;
  private final Ids ids;

  SectionService(
      SectionRepository sections, Brains brains, Quarantine quarantine, Audit audit, Ids ids) {
    this.sections = sections;
    this.brains = brains;
    this.quarantine = quarantine;
    this.audit = audit;
    this.ids = ids;
  }

  @Transactional
  Page<Section> list(UUID brain, @Nullable String quality, PageRequest page) {
    brains.require(new BrainId(brain), Membership.VIEWER);
    Integer after = page.after(Integer::valueOf);
    Page<SectionEntity> rows =
        Page.of(
            sections.list(
                brain, after == null ? 0 : after, page.rowsToRead(), QualityFilter.of(quality)),
            page.limit(),
            section -> String.valueOf(section.number));
    Map<UUID, ImageEntity> images =
        sections.newestImages(rows.items().stream().map(section -> section.id).toList());
    Mark mark = quarantine.of(new BrainId(brain)).orElse(null);
    return rows.map(section -> view(section, images.get(section.id), mark));
  }

  @Transactional
  Section create(UUID blockId, NewSection request) {
    BlockPlace block =
        brains
            .block(new BlockId(blockId))
            .orElseThrow(() -> new MissingException("block", blockId));
    requireBrain(block.brain(), Membership.MEMBER, "block", blockId);
    if (sections.find(block.brain().value(), request.number()).isPresent()) {
      throw new ConflictException(
          ProblemType.ALREADY_EXISTS, "The brain has a section " + request.number() + ".");
    }
    return view(add(block, request), null);
  }

  SectionEntity add(BlockPlace block, NewSection request) {
    SectionEntity section = new SectionEntity();
    section.id = ids.next();
    section.brainId = block.brain().value();
    section.blockId = block.block().value();
    section.number = request.number();
    section.zMm = request.zMm();
    section.plane = request.plane();
    section.thicknessUm = request.thicknessUm();
    section.state = request.state() == null ? SectionState.PRESENT : request.state();
    section.flipped = Boolean.TRUE.equals(request.flipped());
    sections.add(section);
    audit.record(
        "registered",
        Noun.SECTION,
        section.id,
        block.project(),
        Map.of("brain", section.brainId, "number", section.number));
    return section;
  }

  @Transactional
  Section get(UUID id) {
    SectionEntity section = visible(id, Membership.VIEWER);
    return view(section, sections.newestImages(List.of(id)).get(id));
  }

  @Transactional
  Neighbours neighbours(UUID id) {
    SectionEntity section = visible(id, Membership.VIEWER);
    return sections.neighbours(section.brainId, section.number);
  }

  @Transactional
  Section change(UUID id, SectionChange change, @Nullable String ifMatch) {
    visible(id, Membership.MEMBER);
    SectionEntity section = sections.lock(id).orElseThrow();
    Versions.require(ifMatch, section.version);
    Map<String, Object> changed = new LinkedHashMap<>();
    if (change.zMm() != null) {
      section.zMm = change.zMm();
      changed.put("zMm", change.zMm());
    }
    if (change.thicknessUm() != null) {
      section.thicknessUm = change.thicknessUm();
      changed.put("thicknessUm", change.thicknessUm());
    }
    if (change.state() != null) {
      section.state = change.state();
      changed.put("state", change.state());
    }
    if (change.flipped() != null) {
      section.flipped = change.flipped();
      changed.put("flipped", change.flipped());
    }
    if (!changed.isEmpty()) {
      sections.flush();
      audit.record("changed", Noun.SECTION, id, projectOf(section), changed);
    }
    return view(section, sections.newestImages(List.of(id)).get(id));
  }

  @Transactional
  List<Image> images(UUID section) {
    visible(section, Membership.VIEWER);
    return sections.images(List.of(section)).stream().map(Image::of).toList();
  }

  @Transactional
  Image image(UUID id) {
    return Image.of(visibleImage(id, Membership.VIEWER));
  }

  /** The image, if the caller is that much to its project. */
  ImageEntity visibleImage(UUID id, Membership least) {
    ImageEntity image = sections.image(id).orElseThrow(() -> new MissingException("image", id));
    SectionEntity section = sections.find(image.sectionId).orElseThrow();
    requireBrain(new BrainId(section.brainId), least, "image", id);
    return image;
  }

  /** The section, if the caller is that much to its project. */
  SectionEntity visible(UUID id, Membership least) {
    SectionEntity section =
        sections.find(id).orElseThrow(() -> new MissingException("section", id));
    requireBrain(new BrainId(section.brainId), least, "section", id);
    return section;
  }

  ProjectId projectOf(SectionEntity section) {
    return brains.find(new BrainId(section.brainId)).orElseThrow().project();
  }

  private void requireBrain(BrainId brain, Membership least, String noun, UUID id) {
    try {
      brains.require(brain, least);
    } catch (MissingException e) {
      throw new MissingException(noun, id);
    }
  }

  private Section view(SectionEntity s, @Nullable ImageEntity image) {
    return view(s, image, quarantine.of(new BrainId(s.brainId)).orElse(null));
  }

  private Section view(SectionEntity s, @Nullable ImageEntity image, @Nullable Mark mark) {
    BlockPlace block = brains.block(new BlockId(s.blockId)).orElseThrow();
    return new Section(
        s.id,
        s.brainId,
        s.blockId,
        block.side(),
        block.label(),
        s.number,
        s.zMm,
        s.plane,
        s.thicknessUm,
        s.state,
        s.flipped,
        s.version,
        image == null ? null : Image.of(image),
        mark);
  }
}
