namespace DigitalTwin.Viewer.Documents;

/// <summary>The host.</summary>
/// <param name="Product">Its name.</param>
/// <param name="Build">Digest of the assemblies that decide bits.</param>
/// <param name="Current">Run that the page opens first; null where there is none.</param>
/// <param name="TokenNeeded">Whether changing calls need a token.</param>
public sealed record HostDocument(string Product, string Build, string? Current, bool TokenNeeded);

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

/// <summary>A file of a run that can be taken away.</summary>
/// <param name="Name">Name.</param>
/// <param name="Bytes">Length.</param>
/// <param name="Title">What it holds.</param>
public sealed record ExportDocument(string Name, long Bytes, string Title);

/// <summary>Why a call was refused (RFC 9457).</summary>
/// <param name="Type">Kind of problem.</param>
/// <param name="Title">The status in words.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Detail">What is wrong.</param>
/// <param name="Fix">What to do about it.</param>
public sealed record Problem(string Type, string Title, int Status, string Detail, string Fix);
