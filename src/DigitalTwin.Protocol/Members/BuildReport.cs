using System.Collections.Immutable;
using DigitalTwin.Model.BuildOut;
using DigitalTwin.Protocol.Messages;

namespace DigitalTwin.Protocol.Members;

/// <summary>Where a country stands with what it builds.</summary>
/// <param name="Standing">One entry a plant that it can build.</param>
[Payload(3)]
public sealed record BuildReport(ImmutableArray<BuildStanding> Standing) : MemberDetail;
