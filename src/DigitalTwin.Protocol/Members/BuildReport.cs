using System.Collections.Immutable;
using DigitalTwin.Model.BuildOut;
using DigitalTwin.Model.State;

namespace DigitalTwin.Protocol.Members;

/// <summary>Where a country stands with what it builds. Immutable.</summary>
/// <param name="Standing">One entry a plant that it can build.</param>
[State]
public sealed partial record BuildReport(ImmutableArray<BuildStanding> Standing);
