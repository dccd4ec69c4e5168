namespace DigitalTwin.Viewer.Documents;

/// <summary>A scenario that can be run.</summary>
/// <param name="Name">Name.</param>
/// <param name="Title">Title for people.</param>
/// <param name="Description">What it holds.</param>
/// <param name="Question">The question that a run answers.</param>
/// <param name="StartUtc">First instant; null where the scenario has errors.</param>
/// <param name="Seed">Seed unless a run gives another, as text: it has 64 bits.</param>
/// <param name="Layers">Layers, the lowest first.</param>
public sealed record ScenarioDocument(
    string Name, string Title, string Description, string Question, DateTime? StartUtc, string Seed, IReadOnlyList<string> Layers);
