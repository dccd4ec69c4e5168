# The console program; `docker compose` runs it as silos and as console.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
# The page of the viewer is built with Node.js.
COPY --from=node:22-bookworm-slim /usr/local /usr/local
WORKDIR /source
COPY . .
RUN dotnet publish src/DigitalTwin.Client -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
COPY scenarios scenarios
COPY silo-config silo-config
# The viewer keeps the history of what it shows.
RUN mkdir runs && chown app runs
USER app
# Silos and the viewer listen where their own settings say.
ENV ASPNETCORE_HTTP_PORTS=""
ENTRYPOINT ["dotnet", "twin.dll"]
