# Two stages: the SDK builds, the runtime image runs as a user without rights.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/ChatBot -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
# templates/ and appsettings.json lie beside the binary; data/ is the one folder to keep.
COPY --from=build /app .
# The letters of the time on pictures; without a font with Chinese characters they stay bare, and 体检 says so.
RUN apt-get update && apt-get install -y --no-install-recommends fonts-wqy-microhei && rm -rf /var/lib/apt/lists/*
RUN mkdir -p /app/data && chown -R app:app /app/data
USER app
VOLUME /app/data
ENV ASPNETCORE_URLS=http://+:8080
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=3s --start-period=20s CMD ["dotnet", "ChatBot.dll", "healthcheck"]
ENTRYPOINT ["dotnet", "ChatBot.dll"]
