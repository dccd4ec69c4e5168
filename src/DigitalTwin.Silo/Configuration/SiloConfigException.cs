namespace DigitalTwin.Silo.Configuration;

/// <summary>A configuration that cannot be used; says everything that is wrong with it, a line each: file, line, field, fix.</summary>
public sealed class SiloConfigException(string message) : Exception(message);
