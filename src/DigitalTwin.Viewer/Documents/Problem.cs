namespace DigitalTwin.Viewer.Documents;

/// <summary>Why a call was refused (RFC 9457).</summary>
/// <param name="Type">Kind of problem.</param>
/// <param name="Title">The status in words.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Detail">What is wrong.</param>
/// <param name="Fix">What to do about it.</param>
public sealed record Problem(string Type, string Title, int Status, string Detail, string Fix);
