using System.Collections.Immutable;
using DigitalTwin.Model.BuildOut;
using DigitalTwin.Model.State;

namespace DigitalTwin.Protocol.Members;

/// <summary>Where an operator stands with the sites that it chooses. Immutable.</summary>
/// <param name="Candidates">All zones that it considers, campus by campus.</param>
[State]
public sealed partial record SiteChoiceReport([State("site_candidates")] ImmutableArray<SiteCandidate> Candidates);
