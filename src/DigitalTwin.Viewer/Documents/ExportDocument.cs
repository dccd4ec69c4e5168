namespace DigitalTwin.Viewer.Documents;

/// <summary>A file of a run that can be taken away.</summary>
/// <param name="Name">Name.</param>
/// <param name="Bytes">Length.</param>
/// <param name="Title">What it holds.</param>
public sealed record ExportDocument(string Name, long Bytes, string Title);
