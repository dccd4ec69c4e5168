using DigitalTwin.Protocol.Events;
using DigitalTwin.Scenarios.Findings;

namespace DigitalTwin.Runs.Events;

/// <summary>What became of a draft: an event that the coordinator may take, or everything that is wrong with it.</summary>
/// <param name="Event">The event; null where something is wrong.</param>
/// <param name="Findings">What is wrong.</param>
public sealed record EventCheck(RunEvent? Event, IReadOnlyList<Finding> Findings);
