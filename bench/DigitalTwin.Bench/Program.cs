using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(typeof(DigitalTwin.Bench.ClearingHours).Assembly).Run(args);
